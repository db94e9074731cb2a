import { coursePath, reviewPath } from '../addresses.ts';
import type { Demo } from '../demo.ts';
import { studentsOf } from '../school/courses.ts';
import type { Person } from '../school/people.ts';
import type { Visit } from '../school/visit.ts';
import type { LineItem } from '../state.ts';
import { courseTrail } from './course.ts';
import { gradeCell, scoreOf } from './grade.ts';
import { type Html, html } from './html.ts';
import { liveRegionScript } from './liveRegion.ts';
import type { Page } from './sendPage.ts';

/** To the student's work in the tool; a column of its own making belongs to no activity and has none. */
function reviewLink({ person, course }: Visit, item: LineItem, student: Person): Html | null {
  if (item.activityId === null) return null;
  const path = reviewPath(person.id, course.id, item.activityId, student.id);
  return html`<a href="${path}" aria-label="Review ${student.name} in ${item.label}">Review</a>`;
}

function row(demo: Demo, visit: Visit, items: readonly LineItem[], student: Person): Html {
  return html`<tr><th scope="row">${student.name}</th>${items.map(
    (item) =>
      html`<td>${gradeCell(item, scoreOf(demo, item.id, student.id))}${reviewLink(visit, item, student)}</td>`,
  )}</tr>`;
}

/** The table of students and columns as a fragment, for the page and its updates. */
export function gradeTable(demo: Demo, visit: Visit): Html {
  const { course } = visit;
  const items = demo.state.now.lineItems.filter((one) => one.courseId === course.id);
  if (items.length === 0) return html`<p>No column yet. Each activity that asks for grades has one.</p>`;
  return html`<div class="scroll" role="region" aria-label="Gradebook" tabindex="0"><table>
<caption>Grades in ${course.title}, as the tool has sent them</caption>
<thead><tr><th scope="col">Student</th>${items.map(
    (item) => html`<th scope="col">${item.label}<span class="soft"> out of ${item.scoreMaximum}</span></th>`,
  )}</tr></thead><tbody>${studentsOf(course).map((one) => row(demo, visit, items, one))}</tbody></table></div>`;
}

/** The gradebook; it fills by itself while scores arrive. */
export function gradebookPage(demo: Demo, visit: Visit): Page {
  const path = coursePath(visit.person.id, visit.course.id);
  return {
    title: 'Gradebook',
    who: visit.person.name,
    trail: courseTrail(visit),
    body: html`<h1>Gradebook</h1><p>Grades appear here by themselves as they arrive from the tool.</p>
<p id="said" class="soft" role="status"></p><div id="live">${gradeTable(demo, visit)}</div>`,
    script: liveRegionScript({
      stream: `${path}/events`,
      event: 'grades',
      fragment: `${path}/gradebook/table`,
      say: 'The gradebook has changed.',
    }),
  };
}
