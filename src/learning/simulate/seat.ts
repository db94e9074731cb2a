import type { Catalogue, Question } from '../catalogue.ts';
import type { Decision } from '../decision.ts';
import type { AttemptEvent, LearnerEvent, Serving } from '../event.ts';
import { fastestMs, weigh } from '../evidence.ts';
import { activityOf, initialState, type LearnerState } from '../learnerState.ts';
import { openServing } from '../replay/serving.ts';
import { applyEvent, type Pinned } from '../replay.ts';
import { type ChooseInput, chooseNext } from '../sequencing/chooseNext.ts';
import type { ActivitySettings } from '../settings.ts';
import { repeatsBefore } from '../templateRun.ts';

/** Chooses the next question: the tutor's own way, or another to compare it with. */
export type Choose = (input: ChooseInput) => Decision;

/** What somebody made up practises with. */
export interface Room {
  readonly catalogue: Catalogue;
  readonly settings: ActivitySettings;
  readonly pinned: Pinned;
  readonly seed: number;
  /** How questions are chosen; the tutor's own way when left out. */
  readonly choose?: Choose;
}

/** An answer as the person gave it; `elapsed` in milliseconds. */
export interface Given {
  readonly right: boolean;
  readonly elapsed: number;
}

/** A learner's place: the log goes on event by event through the same doors as a real one. */
export interface Seat {
  readonly state: () => LearnerState;
  /** A sitting begins, with a first question unless one is open. */
  readonly open: (sitting: string, at: number) => void;
  /** The question in hand. @throws TypeError when nothing is open. */
  readonly question: () => Question;
  /** One answer; says whether that closed the question and the next was chosen. */
  readonly answer: (sitting: string, given: Given, at: number) => boolean;
  readonly finish: (sitting: string, at: number) => void;
}

/** What is told of each step: the event with what it opened, and the state from which that was chosen. */
export interface Watch {
  readonly event?: (event: LearnerEvent) => void;
  readonly decision?: (state: LearnerState, decision: Decision) => void;
}

const ACTIVITY = 'simulated';

/** A made-up question is as long as a sentence or two, in characters. */
const LENGTH = 120;

/** Takes a seat before the first question. */
export function takeSeat(room: Room, watch: Watch = {}): Seat {
  let state = initialState(room.pinned.model);
  const append = (event: LearnerEvent, opening: boolean) => {
    const before = applyEvent(state, event, room.pinned);
    const opens = opening ? serve(room, before, event) : null;
    if (opens !== null) watch.decision?.(before, opens.decision);
    const opened = { ...event, opens };
    state = openServing(before, opened);
    watch.event?.(opened);
  };
  const here = () => activityOf(state, ACTIVITY);
  return {
    state: () => state,
    open: (sitting, at) => {
      append({ ...common(room, state, sitting, at), kind: 'sitting-opened' }, here().open === null);
    },
    question: () => inHand(room, state).question,
    answer: (sitting, given, at) => {
      const event = attempt(room, state, given, { sitting, at });
      append(event, event.then === 'closed');
      return event.then === 'closed';
    },
    finish: (sitting, at) => append({ ...common(room, state, sitting, at), kind: 'sitting-finished' }, false),
  };
}

/** The learner's levels and open question in the made-up activity. */
export function simulatedActivity(state: LearnerState): ReturnType<typeof activityOf> {
  return activityOf(state, ACTIVITY);
}

function common(room: Room, state: LearnerState, sitting: string, at: number) {
  const sequence = state.sequence + 1;
  return {
    id: `event-${sequence}`,
    learner: 'simulated',
    pack: room.catalogue.packId,
    sequence,
    at,
    activity: ACTIVITY,
    revision: room.settings.revision,
    sitting,
    model: room.pinned.model.id,
    parameters: room.pinned.parameters.version,
    opens: null,
  } as const;
}

function serve(room: Room, state: LearnerState, event: LearnerEvent): Serving {
  const { settings, catalogue, pinned, seed, choose = chooseNext } = room;
  const decision = choose({
    state,
    activity: ACTIVITY,
    settings,
    catalogue,
    model: pinned.model,
    parameters: pinned.parameters,
    now: event.at,
    seed: seed + event.sequence,
    wish: { kind: 'any' },
  });
  const { packVersion } = catalogue;
  return { id: `serving-${event.sequence}`, decision, packVersion, openedAt: event.at };
}

function inHand({ catalogue }: Room, state: LearnerState) {
  const { open } = activityOf(state, ACTIVITY);
  const item = open === null ? undefined : catalogue.items.get(open.decision.item);
  const question = item?.questions[open?.step ?? 0];
  if (open === null || item === undefined || question === undefined) throw new TypeError('nothing is open');
  return { open, item, question };
}

function attempt(
  room: Room,
  state: LearnerState,
  { right, elapsed }: Given,
  when: { readonly sitting: string; readonly at: number },
): AttemptEvent {
  const { open, item, question } = inHand(room, state);
  const { skills, difficulty, guess, fact } = question;
  const repeats = repeatsBefore(activityOf(state, ACTIVITY), item.id, when.at);
  const kind = guess > 0 ? 'choice' : 'number';
  const expectedMs = fastestMs(LENGTH, kind);
  const weighed = weigh({ hints: 0, hintsTotal: 0, try: 1, repeats, elapsed, expectedMs, kind });
  return {
    ...common(room, state, when.sitting, when.at),
    kind: 'attempt',
    serving: open.id,
    item: item.id,
    itemVersion: item.version,
    packVersion: room.catalogue.packVersion,
    seed: open.decision.seed,
    step: open.step,
    try: 1,
    answer: { kind: 'text', text: right ? 'right' : 'wrong' },
    mark: {
      score: right ? 1 : 0,
      correct: right,
      note: null,
      misconception: null,
      feedback: null,
      parts: {},
    },
    hints: 0,
    elapsed,
    evidence: { skills, difficulty, guess, fact, ...weighed },
    then: open.step + 1 >= item.questions.length ? 'closed' : 'step',
  };
}
