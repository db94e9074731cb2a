import assert from 'node:assert/strict';
import { DEFAULT_ACTIVITY, type PickerResult } from '../../src/api/activity.ts';
import type { PageData, PageName } from '../../src/api/page.ts';
import type { Store } from '../../src/store/port/store.ts';
import { beginLogin, call, pageDataOf, postLaunch } from '../support/browserless.ts';
import { TEACHER } from '../support/course.ts';
import { startPlatform, type TestPlatform } from '../support/platform.ts';
import { makePlace, type Place, startToolProcess, type ToolProcess } from './toolProcess.ts';

/** Skills of the activity: about what a teacher picks for a few weeks. */
const SKILLS = 10;

/** An LMS, the tool in a process of its own, and one activity of the maths pack at `link-1`. */
export interface School {
  readonly tool: ToolProcess;
  readonly place: Place;
  readonly platform: TestPlatform;
  /** The tool's store, opened beside it. */
  readonly store: Store;
  /** Opens the activity as a student who has not been here before. */
  student(sub: string): Promise<PageData<'practice'>>;
  close(): Promise<void>;
}

/** One launch with the cookie of its login; the page it opens. */
async function launch<N extends PageName>(
  tool: ToolProcess,
  platform: TestPlatform,
  claims: Record<string, unknown>,
): Promise<PageData<N>> {
  const { nonce, state, cookies } = await beginLogin(tool, platform);
  const token = await platform.token({ nonce, now: Date.now(), publicUrl: tool.url }, claims);
  const response = await postLaunch(tool, { state, id_token: token }, cookies);
  const html = await response.text();
  assert.equal(response.status, 200, html.slice(0, 600));
  return pageDataOf<N>(html);
}

async function makeActivity(tool: ToolProcess, platform: TestPlatform): Promise<void> {
  const picker = await launch<'picker'>(tool, platform, TEACHER);
  const pack = picker.data.packs.find(({ id }) => id === 'fractions-to-equations');
  const skills = pack?.skills.slice(0, SKILLS).map(({ id }) => id);
  const made = await call<PickerResult>(tool, picker.token, 'POST', '/api/deep-link', {
    activities: [{ ...DEFAULT_ACTIVITY, title: 'Fractions', pack: pack?.id, skills }],
    target: null,
  });
  assert.deepEqual(made.body, { kind: 'saved' });
}

/** Opens it all; `mongodb` names a database to use instead of SQLite. */
export async function openSchool(mongodb: string | null = null): Promise<School> {
  const platform = await startPlatform();
  const place = await makePlace(platform.origin, mongodb);
  const store = await place.open();
  await platform.register(store);
  const tool = await startToolProcess(place);
  await makeActivity(tool, platform);
  return {
    tool,
    place,
    platform,
    store,
    student: (sub) => launch<'practice'>(tool, platform, { sub, name: sub }),
    async close() {
      await store.close();
      await tool.close();
      await platform.close();
      place.remove();
    },
  };
}
