import { activityPath, coursePath } from '../addresses.ts';
import type { ClassRun, StudentProgress } from '../practise/classRuns.ts';
import { personById } from '../school/people.ts';
import type { Visit } from '../school/visit.ts';
import type { Activity } from '../state.ts';
import { courseTrail } from './course.ts';
import { type Html, html } from './html.ts';
import { liveRegionScript } from './liveRegion.ts';
import type { Page } from './sendPage.ts';

const STATES = { waiting: 'waiting', practising: 'practising', done: 'done', failed: 'stopped' } as const;

function row(run: ClassRun, student: StudentProgress): Html {
  const name = personById(student.personId)?.name ?? student.personId;
  return html`<tr><th scope="row">${name}</th>
<td><progress max="${run.goal}" value="${student.answered}" aria-label="Answers of ${name}"></progress>
<span class="soft">${student.answered} of at most ${run.goal} answers</span></td>
<td>${STATES[student.state]}${student.note ? html`<span class="soft">${student.note}</span>` : null}</td></tr>`;
}

/** How far the simulated class is, as a fragment. */
export function runTable(run: ClassRun | undefined): Html {
  if (!run) return html`<p>Nobody is practising at the moment.</p>`;
  return html`<p><strong>${run.running ? 'The class is practising …' : 'The class has finished.'}</strong></p>
<div class="scroll" role="region" aria-label="Progress of the class" tabindex="0"><table><caption>Simulated students</caption>
<thead><tr><th scope="col">Student</th><th scope="col">Answers</th><th scope="col">State</th></tr></thead>
<tbody>${run.students.map((one) => row(run, one))}</tbody></table></div>`;
}

/** "Let the class practise": progress by itself, then where to look. */
export function practisePage(visit: Visit, activity: Activity, run: ClassRun | undefined): Page {
  const course = coursePath(visit.person.id, visit.course.id);
  const path = activityPath(visit.person.id, visit.course.id, activity.id);
  return {
    title: 'The class practises',
    who: visit.person.name,
    trail: courseTrail(visit),
    body: html`<h1>The class practises</h1>
<p>Five students open <strong>${activity.title}</strong> and answer over the same addresses a browser uses. They differ in
ability, pace and in the mistakes they make; the sixth has not started.</p>
<p id="said" class="soft" role="status"></p><div id="live">${runTable(run)}</div>
<div class="row"><a class="button" href="${path}">See the class in the tool</a><a class="button quiet" href="${course}/gradebook">Gradebook</a></div>`,
    script: liveRegionScript({
      stream: `${course}/events`,
      event: `practise-${activity.id}`,
      fragment: `${path}/practise/table`,
      say: '',
    }),
  };
}
