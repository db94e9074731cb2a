import type { Catalogue, Question } from '../catalogue.ts';
import type { Decision, Wish } from '../decision.ts';
import type { AttemptEvent, LearnerEvent, Serving } from '../event.ts';
import { activityOf, initialState, type LearnerState } from '../learnerState.ts';
import { applyEvent, type Pinned } from '../replay.ts';
import { chooseNext } from '../sequencing/chooseNext.ts';
import type { ActivitySettings } from '../settings.ts';
import { DAY } from '../tidy.ts';
import type { SimulatedLearner } from './learner.ts';

/** How a simulated learner practises: so many days of so many questions, one sitting a day. */
export interface Plan {
  readonly learner: SimulatedLearner;
  readonly catalogue: Catalogue;
  readonly settings: ActivitySettings;
  readonly pinned: Pinned;
  readonly days: number;
  readonly questions: number;
  readonly seed: number;
  /** Milliseconds since the epoch. */
  readonly start: number;
}

/** What came of it. `atDecision` sees each state from which a question was chosen. */
export interface Practised {
  readonly state: LearnerState;
  readonly events: readonly LearnerEvent[];
  readonly decisions: readonly Decision[];
}

const ACTIVITY = 'simulated';
const ANY: Wish = { kind: 'any' };

/** Lets a simulated learner practise through the same doors as a real one: choose, answer, apply. */
export function practise(
  plan: Plan,
  watch: (state: LearnerState, decision: Decision) => void = () => {},
): Practised {
  const events: LearnerEvent[] = [];
  const decisions: Decision[] = [];
  let state = initialState(plan.pinned.model);
  const append = (event: LearnerEvent, opening: boolean) => {
    const before = applyEvent(state, event, plan.pinned);
    const opens = opening ? serve(plan, before, event) : null;
    if (opens !== null) decisions.push(opens.decision);
    if (opens !== null) watch(before, opens.decision);
    const opened = { ...event, opens };
    state = applyEvent(state, opened, plan.pinned);
    events.push(opened);
  };
  for (let day = 0; day < plan.days; day += 1) {
    let now = plan.start + day * DAY;
    append({ ...common(plan, state, day, now), kind: 'sitting-opened' }, day === 0);
    for (let count = 0; count < plan.questions; count += 1) {
      const event = answer(plan, state, day, now);
      now = event.at;
      append(event, event.then === 'closed');
    }
    append({ ...common(plan, state, day, now), kind: 'sitting-finished' }, false);
    plan.learner.sleep();
  }
  return { state, events, decisions };
}

function common(plan: Plan, state: LearnerState, day: number, at: number) {
  const sequence = state.sequence + 1;
  return {
    id: `event-${sequence}`,
    learner: 'simulated',
    pack: plan.catalogue.packId,
    sequence,
    at,
    activity: ACTIVITY,
    revision: plan.settings.revision,
    sitting: `sitting-${day}`,
    model: plan.pinned.model.id,
    parameters: plan.pinned.parameters.version,
    opens: null,
  } as const;
}

function serve(plan: Plan, state: LearnerState, event: LearnerEvent): Serving {
  const decision = chooseNext({
    state,
    activity: ACTIVITY,
    settings: plan.settings,
    catalogue: plan.catalogue,
    model: plan.pinned.model,
    parameters: plan.pinned.parameters,
    now: event.at,
    seed: plan.seed + event.sequence,
    wish: ANY,
  });
  return {
    id: `serving-${event.sequence}`,
    decision,
    packVersion: plan.catalogue.packVersion,
    openedAt: event.at,
  };
}

function answer(plan: Plan, state: LearnerState, day: number, now: number): AttemptEvent {
  const { open } = activityOf(state, ACTIVITY);
  const item = open === null ? undefined : plan.catalogue.items.get(open.decision.item);
  const question = item?.questions[open?.step ?? 0];
  if (open === null || item === undefined || question === undefined) throw new TypeError('nothing is open');
  const { right, elapsed } = plan.learner.answer(question);
  const last = open.step + 1 >= item.questions.length;
  return {
    ...common(plan, state, day, now + elapsed),
    kind: 'attempt',
    serving: open.id,
    item: item.id,
    itemVersion: item.version,
    packVersion: plan.catalogue.packVersion,
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
    evidence: evidenceOf(question),
    then: last ? 'closed' : 'step',
  };
}

function evidenceOf({ skills, difficulty, guess, fact }: Question): AttemptEvent['evidence'] {
  return { skills, difficulty, guess, fact, weight: 1, unaided: true, rapid: false };
}
