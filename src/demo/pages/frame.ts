import { activityPath, coursePath, reviewPath } from '../addresses.ts';
import type { Demo } from '../demo.ts';
import type { Person } from '../school/people.ts';
import type { Visit } from '../school/visit.ts';
import type { Activity } from '../state.ts';
import { courseTrail } from './course.ts';
import { type Html, html } from './html.ts';
import { platformStorageScript } from './platformStorage.ts';
import type { Page } from './sendPage.ts';

/** Without `allow-same-origin` the tool's page has no cookies and no storage at all. */
const NO_STORAGE = 'allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox';

function frame(demo: Demo, src: string, title: string): Html {
  return demo.state.now.breaks.noStorage
    ? html`<p class="soft"><span class="on">No storage</span> is switched on: this frame may not keep anything, so the tool should offer a new window.</p>
<iframe id="tool" name="tool" src="${src}" title="${title}" sandbox="${NO_STORAGE}"></iframe>`
    : html`<iframe id="tool" name="tool" src="${src}" title="${title}" allow="fullscreen"></iframe>`;
}

/** An activity in its frame, with a way to the same in a new window. */
export function activityPage(demo: Demo, visit: Visit, activity: Activity): Page {
  const path = activityPath(visit.person.id, visit.course.id, activity.id);
  return {
    title: activity.title,
    who: visit.person.name,
    trail: courseTrail(visit),
    body: html`<h1>${activity.title}</h1>
<div class="row"><a class="button quiet" href="${path}/launch?target=window" target="_blank">Open in a new window</a></div>
${frame(demo, `${path}/launch?target=iframe`, `${activity.title}, shown by the tool`)}`,
    script: platformStorageScript(demo.tool.origin, !demo.state.now.breaks.noPlatformStorage),
  };
}

/** The tool's picker in a frame: deep linking. */
export function addPage(demo: Demo, visit: Visit): Page {
  const path = coursePath(visit.person.id, visit.course.id);
  return {
    title: 'Add a practice activity',
    who: visit.person.name,
    trail: courseTrail(visit),
    body: html`<h1>Add a practice activity</h1><p>The tool is asking what the class should practise. Its answer comes back here, signed. This demo presets a break of one minute before the last right answer, so that you can see a skill mastered; a real course keeps ten hours.</p>
<div class="row"><a class="button quiet" href="${path}/add/launch?target=window" target="_blank">Choose in a new window</a></div>
${frame(demo, `${path}/add/launch?target=iframe`, 'Choose an activity, shown by the tool')}`,
    script: platformStorageScript(demo.tool.origin, !demo.state.now.breaks.noPlatformStorage),
  };
}

/** A student's work in an activity, shown by the tool: submission review. */
export function reviewFramePage(demo: Demo, visit: Visit, activity: Activity, student: Person): Page {
  const path = reviewPath(visit.person.id, visit.course.id, activity.id, student.id);
  return {
    title: `${student.name}: ${activity.title}`,
    who: visit.person.name,
    trail: courseTrail(visit),
    body: html`<h1>${student.name}: ${activity.title}</h1>
<div class="row"><a class="button quiet" href="${path}/launch?target=window" target="_blank">Open in a new window</a></div>
${frame(demo, `${path}/launch?target=iframe`, `Work of ${student.name}, shown by the tool`)}`,
    script: platformStorageScript(demo.tool.origin, !demo.state.now.breaks.noPlatformStorage),
  };
}
