import { setTimeout as delay } from 'node:timers/promises';
import type { Answer } from '../../../src/api/answer.ts';
import type { Opened } from '../../../src/demo/practise/openActivity.ts';
import { Turn } from '../../../src/demo/practise/seenTurn.ts';
import { chanceOf } from '../../../src/learning/sequencing/chance.ts';
import { attemptId } from '../../../src/practice/derivedId.ts';
import { call } from '../../support/browserless.ts';
import type { FaultSchool, Pupil } from './school.ts';
import { RIGHT } from './sumsPack.ts';

/** An answer that the tool said it has. */
export interface Acknowledged extends Pupil {
  /** Id of the event it must be. */
  readonly event: string;
  readonly answer: Answer;
}

/** What happens to the class while the tool comes and goes. */
export interface Register {
  readonly acknowledged: Acknowledged[];
  /** Requests that were sent once more because nobody answered, or was too busy. */
  repeated: number;
  launches: number;
}

/** When there is a tool to talk to, and whether the lesson goes on. */
export interface Bell {
  /** Which process of the tool is up, once one is. */
  up(): Promise<number>;
  readonly over: boolean;
}

interface Request {
  readonly path: string;
  readonly body: unknown;
  readonly answers: Omit<Acknowledged, keyof Pupil> | null;
}

const SHARE_RIGHT = 0.7;
const SHARE_FINISH = 0.04;
/** So many failures in a row with one and the same process are no accident. */
const PATIENCE = 200;
/** Pause after a failure, in milliseconds: a process that was killed takes a moment to be gone. */
const PAUSE_MS = 10;
/** The tool is gone, or has no time: the same request again. */
const AGAIN = new Set([429, 503]);

/** The next thing to ask for: mostly an answer, now and then the end of the sitting. Null: nothing is open. */
function thinkOf({ serving }: Turn, share: () => number): Request | null {
  if (share() < SHARE_FINISH) return { path: '/api/finish', body: {}, answers: null };
  if (serving?.question.ask.kind !== 'choice') return null;
  const { options } = serving.question.ask;
  const right = options.find(({ html }) => html.includes(RIGHT));
  const [first] = options;
  const choice = (share() < SHARE_RIGHT ? right : first)?.id ?? '';
  const answer: Answer = { kind: 'choice', choice };
  const body = { serving: serving.id, step: serving.step, try: serving.try, answer, elapsed: 9_000 };
  const event = attemptId(serving.id, serving.step, serving.try);
  return { path: '/api/answer', body, answers: { event, answer } };
}

/** What came of a request: the next turn, `again`, or null when the activity has to be opened anew. */
async function ask(toolUrl: string, bearer: string, request: Request): Promise<Turn | 'again' | null> {
  const { status, body } = await call({ url: toolUrl }, bearer, 'POST', request.path, request.body);
  if (AGAIN.has(status)) return 'again';
  if (status === 401) return null;
  if (status !== 200) throw new TypeError(`${request.path} answered ${status} ${JSON.stringify(body)}`);
  return Turn.parse(body);
}

/**
 * A pupil who practises until the bell, whatever the tool goes through: a request that is not answered is sent again as it
 * was, as the page does. Throws when the tool answers what a page could not go on with.
 */
export async function study(
  school: FaultSchool,
  pupil: Pupil,
  seed: number,
  bell: Bell,
  register: Register,
): Promise<void> {
  const { share } = chanceOf(seed);
  let seat: Opened | null = null;
  let request: Request | null = null;
  let [failures, process] = [0, 0];
  while (!bell.over || request !== null) {
    const up = await bell.up();
    // On a machine with much else to do, processes may die one after the other before this pupil's turn comes.
    if (up !== process) failures = 0;
    process = up;
    try {
      if (seat === null) {
        seat = await school.open(pupil);
        register.launches += 1;
      }
      request ??= thinkOf(seat.turn, share);
      const answered: Turn | 'again' | null = request && (await ask(school.toolUrl, seat.bearer, request));
      if (answered === 'again') register.repeated += 1;
      else {
        if (answered !== null && request?.answers)
          register.acknowledged.push({ ...pupil, ...request.answers });
        seat = answered?.serving ? { ...seat, turn: answered } : null;
        if (request?.path === '/api/finish') seat = null;
        request = null;
      }
      failures = 0;
    } catch (error) {
      failures += 1;
      if (failures > PATIENCE || (error instanceof TypeError && !('cause' in error))) throw error;
      if (request !== null) register.repeated += 1;
    }
    await delay(failures > 0 ? PAUSE_MS : 0);
  }
}
