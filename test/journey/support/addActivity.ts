import assert from 'node:assert/strict';
import { DEFAULT_ACTIVITY, type PickerResult } from '../../../src/api/activity.ts';
import { openBrowser } from '../../../src/demo/practise/browser.ts';
import { launchPage } from '../../../src/demo/practise/openActivity.ts';
import { call, pageDataOf } from '../../support/browserless.ts';
import { type School, TEACHER } from './school.ts';

const MATHS = 'fractions-to-equations';
/** Another pack, of which nobody knows anything from maths. */
export const SPANISH = 'core-spanish';

/**
 * Adds an activity with the first skills of a pack, else of maths, as the picker would, over HTTP: a page of it costs seconds of
 * the processor, and the journeys that are about adding go through it. Its id in the LMS.
 */
export async function addActivity(
  { tool, demoUrl }: Pick<School, 'tool' | 'demoUrl'>,
  title: string,
  skills = 1,
  pack: string = MATHS,
): Promise<string> {
  const { config, practice } = tool.running.services;
  const browser = openBrowser([demoUrl, config.publicUrl], new AbortController().signal);
  const course = `${demoUrl}/as/${TEACHER}/courses/y8-maths`;
  const { token } = pageDataOf<'picker'>(await launchPage(browser, `${course}/add/launch?target=iframe`));
  const chosen = practice.packs
    .current(pack)
    .catalogue.skills.slice(0, skills)
    .map(({ id }) => id);
  const activity = { ...DEFAULT_ACTIVITY, title, pack, skills: chosen };
  const { body } = await call<PickerResult>(tool, token, 'POST', '/api/deep-link', {
    activities: [activity],
    target: null,
  });
  assert.ok(body.kind === 'form', JSON.stringify(body));
  await browser.postForm(body.action, new URLSearchParams({ JWT: body.jwt }));
  const link = new RegExp(
    `href="[^"]*/activities/([^"/]+)" aria-label="Open ${title.replace(/[()]/g, '\\$&')}"`,
  );
  return link.exec((await browser.get(course)).text)?.[1] ?? assert.fail('the course lists the activity');
}
