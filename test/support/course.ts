import assert from 'node:assert/strict';
import { DEFAULT_ACTIVITY, type PickerResult } from '../../src/api/activity.ts';
import type { PageData } from '../../src/api/page.ts';
import type { Turn } from '../../src/api/turn.ts';
import { cribOf } from '../../src/crib.ts';
import { call, launch } from './browserless.ts';
import { INSTRUCTOR, LTI, startPlatform, type TestPlatform } from './platform.ts';
import { startTool, type TestTool } from './tool.ts';

/** Claims of the course's instructor. */
export const TEACHER = { sub: 'teacher-1', name: 'Ms Rivera', [`${LTI}roles`]: [INSTRUCTOR] };

const ACTIVITY = {
  ...DEFAULT_ACTIVITY,
  title: 'First fractions',
  pack: 'fractions-to-equations',
  points: 50,
};

/** A tool, an LMS and one activity with the first two skills of the maths pack at `link-1`. */
export interface TestCourse {
  readonly tool: TestTool;
  readonly platform: TestPlatform;
  readonly skills: readonly string[];
  /** Opens the activity as a student. */
  student(sub: string, name?: string): Promise<PageData<'practice'>>;
  /** Opens the activity as its instructor. */
  teacher(): Promise<PageData<'class'>>;
  /** Answers the open question rightly, as somebody who knows it. */
  answerRight(token: string | null, turn: Turn): Promise<Turn>;
  close(): Promise<void>;
}

/** Starts it all with a clock that tests move; `environment` are more settings of the tool. */
export async function startCourse(environment: NodeJS.ProcessEnv = {}): Promise<TestCourse> {
  const platform = await startPlatform();
  const tool = await startTool({ frozen: true, allow: platform.origin, environment });
  await platform.register(tool.running.services.store);
  const picker = await launch<'picker'>(tool, platform, TEACHER);
  const pack = picker.data.packs.find(({ id }) => id === ACTIVITY.pack);
  const skills = pack?.skills.slice(0, 2).map(({ id }) => id);
  assert.ok(skills?.length === 2, 'the maths pack is there');
  const made = await call<PickerResult>(tool, picker.token, 'POST', '/api/deep-link', {
    activities: [{ ...ACTIVITY, skills }],
    target: null,
  });
  assert.deepEqual(made, { status: 200, body: { kind: 'saved' } });
  const crib = cribOf(tool.running.services.practice);
  return {
    tool,
    platform,
    skills,
    student: (sub, name = sub) => launch<'practice'>(tool, platform, { sub, name }),
    teacher: () => launch<'class'>(tool, platform, TEACHER),
    async answerRight(token, { serving }) {
      assert.ok(serving);
      const answer = await crib(token ?? '');
      const request = { serving: serving.id, step: serving.step, try: serving.try, answer, elapsed: 20_000 };
      const answered = await call<Turn>(tool, token, 'POST', '/api/answer', request);
      assert.equal(answered.status, 200, JSON.stringify(answered.body));
      const shown = `${serving.question.prompt} ${JSON.stringify(answer)}`;
      assert.equal(answered.body.feedback?.correct, true, shown);
      return answered.body;
    },
    async close() {
      await tool.close();
      await platform.close();
    },
  };
}
