import { Answer } from '../../api/answer.ts';
import { activityPath } from '../addresses.ts';
import { type Browser, openBrowser } from './browser.ts';
import { type Character, characterOf } from './character.ts';
import type { PractiseAs } from './classRuns.ts';
import type { Crib } from './crib.ts';
import { createMemory, type Memory } from './memory.ts';
import { mistake } from './mistake.ts';
import { openActivity } from './openActivity.ts';
import { type Serving, Turn } from './seenTurn.ts';

/** Waits so many milliseconds; ends at once, throwing, when the signal stops it. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>;

interface World {
  readonly origin: string;
  readonly tool: { readonly url: string; readonly origin: string };
  readonly crib: Crib | null;
  /** Mean pause before an answer on top of the time to read its question, in milliseconds; 0: no pause at all. */
  readonly paceMs: number;
  readonly random: () => number;
  readonly pause: Pause;
}

/** One simulated student in front of an open activity. */
interface Student {
  readonly world: World;
  readonly character: Character;
  readonly memory: Memory;
  readonly browser: Browser;
  readonly bearer: string;
}

/** More than this nobody knows for sure. */
const BEST = 0.97;

async function cribbed({ world, bearer }: Student, serving: Serving): Promise<Answer | null> {
  if (!world.crib) return null;
  const known = Answer.safeParse(await world.crib(bearer));
  return known.success && known.data.kind === serving.question.ask.kind ? known.data : null;
}

async function answerOf(student: Student, serving: Serving, answered: number): Promise<Answer> {
  const { world, character, memory } = student;
  const right = await cribbed(student, serving);
  const knows = Math.min(BEST, character.ability + character.growth * answered);
  if (right && world.random() < knows) return right;
  return memory.recall(serving) ?? mistake(serving, right, character.wrongIdea, world.random);
}

async function post(student: Student, path: string, body: unknown): Promise<Turn> {
  return Turn.parse(await student.browser.postJson(`${student.world.tool.url}${path}`, student.bearer, body));
}

async function takeHint(student: Student, serving: Serving): Promise<void> {
  const { world, character } = student;
  if (serving.hintsLeft === 0 || world.random() >= character.asksForHints) return;
  await post(student, '/api/hint', { serving: serving.id, step: serving.step, count: serving.hints.length });
}

/** Least time to give an answer, and characters read per second: the tool believes no answer given faster. */
const ACT_MS = 1_300;
const CHARACTERS_PER_SECOND = 60;

/** Milliseconds a student takes over a question: quick readers all, so that a visitor need not wait long for the class. */
function thinkingTime({ world, character }: Student, { question }: Serving): number {
  if (world.paceMs === 0) return 0;
  const characters = question.prompt.replace(/<[^>]*>/g, '').length;
  const reading = ACT_MS + (characters / CHARACTERS_PER_SECOND) * 1000;
  return Math.round(reading + world.paceMs * (character.thinks / 20_000) * world.random());
}

async function answer(
  student: Student,
  serving: Serving,
  answered: number,
  signal: AbortSignal,
): Promise<Turn> {
  const { memory } = student;
  await takeHint(student, serving);
  const elapsed = thinkingTime(student, serving);
  await student.world.pause(elapsed, signal);
  const turn = await post(student, '/api/answer', {
    serving: serving.id,
    step: serving.step,
    try: serving.try,
    answer: await answerOf(student, serving, answered),
    elapsed,
  });
  if (turn.feedback?.solution) memory.remember(serving, turn.feedback.solution);
  return turn;
}

/**
 * A simulated student: opens the activity over HTTP as a browser does and answers until the goal is reached, the sitting
 * is finished or the signal stops it. Throws when the tool shows something else or refuses a request.
 */
export function practiseOver(world: World): PractiseAs {
  return async ({ personId, courseId, activityId }, { goal, signal, answered }) => {
    const browser = openBrowser([world.origin, world.tool.origin], signal);
    const path = `${activityPath(personId, courseId, activityId)}/launch?target=iframe`;
    const opened = await openActivity(browser, `${world.origin}${path}`);
    const character = characterOf(personId);
    const student = { world, character, memory: createMemory(), browser, bearer: opened.bearer };
    let turn = opened.turn;
    for (let count = 0; count < goal && turn.serving; count++) {
      turn = await answer(student, turn.serving, count, signal);
      answered(count + 1);
    }
  };
}
