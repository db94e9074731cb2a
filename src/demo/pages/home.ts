import { coursePath } from '../addresses.ts';
import { COURSES, type Course, membersOf, mentorsOf, studentsOf } from '../school/courses.ts';
import type { Person } from '../school/people.ts';
import { type Html, html } from './html.ts';
import type { Page } from './sendPage.ts';

function personLink(course: Course, person: Person): Html {
  const initials = `${person.givenName.charAt(0)}${person.familyName.charAt(0)}`;
  return html`<li><a class="person" href="${coursePath(person.id, course.id)}"><span class="face" aria-hidden="true">${initials}</span>${person.name}</a></li>`;
}

function courseCard(course: Course): Html {
  const [instructor] = membersOf(course);
  const mentors = mentorsOf(course);
  return html`<section class="card" aria-labelledby="${course.id}">
<h2 id="${course.id}">${course.title}</h2><p>${course.summary}</p>
<h3>Come in as the instructor</h3><ul class="people">${instructor ? personLink(course, instructor) : null}</ul>
<h3>Come in as a student</h3><ul class="people">${studentsOf(course).map((one) => personLink(course, one))}</ul>
${
  mentors.length === 0
    ? null
    : html`<h3>Come in as a mentor</h3><ul class="people">${mentors.map((one) => personLink(course, one))}</ul>`
}
</section>`;
}

/** The first page: who do you want to be? */
export function homePage(toolUrl: string): Page {
  return {
    title: 'Who do you want to be?',
    body: html`<h1>Who do you want to be?</h1>
<p class="lead">This is a small learning management system for trying out Trellis. It stands where Canvas or Moodle stands
at a real school, and speaks to the tool at <code>${toolUrl}</code> over LTI 1.3 only. There are no passwords: choose a person.</p>
<p>Start as <strong>Ms Rivera</strong>, add a practice activity, then come back as a student and open it. Two tabs with two
people work side by side: watch the gradebook in one while a student practises in the other.</p>
<div class="cards">${COURSES.map(courseCard)}</div>
<details class="card"><summary>Start over</summary>
<p>Forgets the activities, grades and switches of this demo LMS. What the tool knows about its learners stays with the tool.</p>
<form method="post" action="/reset"><button class="danger">Reset demo</button></form></details>`,
  };
}
