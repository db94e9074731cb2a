import { activityPath, coursePath, reviewPath } from '../addresses.ts';
import type { Demo } from '../demo.ts';
import type { Visit } from '../school/visit.ts';
import type { Activity } from '../state.ts';
import { gradeCell, scoreOf } from './grade.ts';
import { type Html, html } from './html.ts';
import type { Page } from './sendPage.ts';

/** The steps from home to a course, for pages below it. */
export function courseTrail({ person, course }: Visit): { href: string; text: string }[] {
  return [
    { href: '/', text: 'Home' },
    { href: coursePath(person.id, course.id), text: course.title },
  ];
}

function ownGrade(demo: Demo, visit: Visit, activity: Activity): Html | null {
  const item = demo.state.now.lineItems.find((one) => one.id === activity.lineItemId);
  if (!item || visit.person.role !== 'student') return null;
  const review = reviewPath(visit.person.id, visit.course.id, activity.id, visit.person.id);
  return html`<div class="grade">Your grade: ${gradeCell(item, scoreOf(demo, item.id, visit.person.id))}
<a href="${review}" aria-label="Review your work in ${activity.title}">Review your work</a></div>`;
}

function teacherButtons(visit: Visit, activity: Activity): Html | null {
  if (visit.person.role !== 'instructor') return null;
  const path = activityPath(visit.person.id, visit.course.id, activity.id);
  return html`<div class="row"><form method="post" action="${path}/practise"><button class="quiet">Let the class practise<span class="sr">: ${activity.title}</span></button></form>
<form method="post" action="${path}/remove"><button class="danger" aria-label="Remove ${activity.title}">Remove</button></form></div>`;
}

function activityCard(demo: Demo, visit: Visit, activity: Activity): Html {
  const path = activityPath(visit.person.id, visit.course.id, activity.id);
  return html`<li class="card"><h3>${activity.title}</h3>${activity.text ? html`<p>${activity.text}</p>` : null}
${ownGrade(demo, visit, activity)}
<div class="row"><a class="button" href="${path}" aria-label="Open ${activity.title}">Open</a>
<a class="button quiet" href="${path}/launch?target=window" target="_blank" aria-label="Open ${activity.title} in a new window">In a new window</a></div>
${teacherButtons(visit, activity)}</li>`;
}

function teacherHead(visit: Visit): Html {
  const path = coursePath(visit.person.id, visit.course.id);
  return html`<div class="row"><a class="button" href="${path}/add">Add a practice activity</a>
<a class="button quiet" href="${path}/gradebook">Gradebook</a></div>`;
}

/** A course: its activities, and what the visitor can do here. */
export function coursePage(demo: Demo, visit: Visit): Page {
  const { person, course } = visit;
  const teaching = person.role === 'instructor';
  const activities = demo.state.now.activities.filter((one) => one.courseId === course.id);
  const empty = teaching
    ? 'Nothing here yet. Add a practice activity: the tool opens and lets you choose what to practise.'
    : 'Your teacher has not added any activity yet. Come in as Ms Rivera to add one.';
  return {
    title: course.title,
    who: person.name,
    trail: [{ href: '/', text: 'Home' }],
    body: html`<h1>${course.title}</h1><p class="lead">${course.summary}</p>${teaching ? teacherHead(visit) : null}
<h2>Activities</h2>${
      activities.length === 0
        ? html`<p>${empty}</p>`
        : html`<ul class="cards">${activities.map((one) => activityCard(demo, visit, one))}</ul>`
    }`,
  };
}
