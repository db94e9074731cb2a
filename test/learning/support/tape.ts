import type { Catalogue } from '../../../src/learning/catalogue.ts';
import type { Decision } from '../../../src/learning/decision.ts';
import type {
  AttemptEvent,
  ChooseEvent,
  Evidence,
  LearnerEvent,
  PickedForm,
  Serving,
} from '../../../src/learning/event.ts';
import {
  type ActivityState,
  activityOf,
  initialState,
  type LearnerState,
} from '../../../src/learning/learnerState.ts';
import type { Level } from '../../../src/learning/level.ts';
import type { PlacementResult } from '../../../src/learning/placement/state.ts';
import { applyEvent, type Pinned } from '../../../src/learning/replay.ts';
import type { ActivitySettings } from '../../../src/learning/settings.ts';
import { MONDAY, pinnedTo } from './syntheticPack.ts';

/** How an answer went; what is left out is an unaided answer of full weight on the first skill. */
export interface AnswerGiven {
  readonly correct: boolean;
  readonly then: AttemptEvent['then'];
  readonly skill?: string;
  readonly item?: string;
  readonly note?: AttemptEvent['mark']['note'];
  readonly misconception?: string;
  readonly elapsed?: number | null;
  readonly unaided?: boolean;
  readonly weight?: number;
  readonly rapid?: boolean;
  readonly hurried?: 'hints' | 'tries';
  readonly usual?: number;
  readonly fact?: string;
  readonly difficulty?: number;
  readonly zone?: number;
}

/** A learner's log written by hand, one call an event; every event is a minute after the one before. */
export function makeTape(
  catalogue: Catalogue,
  settings: ActivitySettings,
  pinned: Pinned = pinnedTo(settings),
) {
  const events: LearnerEvent[] = [];
  let state = initialState(pinned.model);
  let now = MONDAY;
  const add = (event: LearnerEvent) => {
    state = applyEvent(state, event, pinned);
    events.push(event);
  };
  const common = (activity = 'one') => {
    now += 60_000;
    const sequence = state.sequence + 1;
    return {
      id: `event-${sequence}`,
      learner: 'learner',
      pack: catalogue.packId,
      sequence,
      at: now,
      activity,
      revision: settings.revision,
      sitting: `sitting-${activity}`,
      model: pinned.model.id,
      parameters: pinned.parameters.version,
      opens: null,
    };
  };
  const evidence = (given: Partial<AnswerGiven> = {}): Evidence => ({
    skills: [{ skill: given.skill ?? catalogue.skills[0]?.id ?? '', weight: 1 }],
    difficulty: given.difficulty ?? 0,
    guess: 0,
    fact: given.fact ?? null,
    weight: given.weight ?? 1,
    unaided: given.unaided ?? true,
    rapid: given.rapid ?? false,
    ...(given.hurried === undefined ? {} : { hurried: given.hurried }),
    ...(given.usual === undefined ? {} : { usual: given.usual }),
  });
  const here = (activity = 'one'): ActivityState => activityOf(state, activity);
  return {
    events,
    pinned,
    state: (): LearnerState => state,
    activity: here,
    now: () => now,
    wait: (milliseconds: number) => {
      now += milliseconds;
    },
    /** Opens a sitting with a serving of an item. */
    open: (activity = 'one', item = 'item-0-0', skill = 'skill-0', seed = 1) => {
      const event = common(activity);
      add({
        ...event,
        kind: 'sitting-opened',
        opens: servingOf(`serving-${event.sequence}`, item, skill, event.at, seed),
      });
    },
    /** The next question of the sitting. */
    ask: (item: string, skill = 'skill-0') => {
      const event = common();
      const opens = servingOf(`serving-${event.sequence}`, item, skill, event.at);
      add({ ...event, kind: 'choose', goal: null, opens });
    },
    /** Takes up a question that was put aside. */
    takeUp: (item: string) => {
      const known = here().aside.find(({ decision }) => decision.item === item);
      if (known === undefined) throw new Error(`${item} was not put aside`);
      const { id, decision, packVersion, openedAt } = known;
      add({ ...common(), kind: 'choose', goal: null, opens: { id, decision, packVersion, openedAt } });
    },
    /** Opens what was decided. */
    serve: (decision: Decision) => {
      const event = common();
      const serving = { id: `serving-${event.sequence}`, decision, packVersion: '1', openedAt: event.at };
      add({ ...event, kind: 'sitting-opened', opens: serving });
    },
    /** An explanation is shown, picked with a probability; 1 where the learner asked for it. */
    explain: (skill: string, form: string, propensity: number) =>
      add({ ...common(), kind: 'explained', skill, packVersion: '1', index: 0, form, propensity }),
    answer: (given: AnswerGiven) => {
      const { open } = here();
      add({
        ...common(),
        kind: 'attempt',
        serving: open?.id ?? 'none',
        item: given.item ?? open?.decision.item ?? 'item-0-0',
        itemVersion: '1',
        packVersion: catalogue.packVersion,
        seed: 1,
        step: open?.step ?? 0,
        try: (open?.tries ?? 0) + 1,
        answer: { kind: 'number', text: '1' },
        mark: {
          score: given.correct ? 1 : 0,
          correct: given.correct,
          note: given.note ?? null,
          misconception: given.misconception ?? null,
          feedback: null,
          parts: {},
        },
        hints: open?.hints ?? 0,
        elapsed: given.elapsed === undefined ? 10_000 : given.elapsed,
        ...(given.zone === undefined ? {} : { zone: given.zone }),
        evidence: evidence(given),
        then: given.then,
      });
    },
    /** A hint, in one of its forms where it has several. */
    hint: (picked?: PickedForm) => {
      const { open } = here();
      add({
        ...common(),
        kind: 'hint',
        serving: open?.id ?? 'none',
        step: open?.step ?? 0,
        count: (open?.hints ?? 0) + 1,
        ...(picked === undefined ? {} : { picked }),
      });
    },
    reveal: (given: Partial<AnswerGiven> = {}) => {
      const { open } = here();
      const about = { serving: open?.id ?? 'none', item: open?.decision.item ?? '', step: open?.step ?? 0 };
      add({
        ...common(),
        kind: 'reveal',
        ...about,
        packVersion: '1',
        seed: 1,
        evidence: evidence(given),
        then: 'closed',
      });
    },
    choose: (goal: readonly string[] | null, more: Pick<ChooseEvent, 'placement' | 'mix'> = {}) =>
      add({ ...common(), kind: 'choose', goal, ...more }),
    /** A placement ends with what it found. */
    finishPlacement: (placed: PlacementResult) => add({ ...common(), kind: 'choose', goal: null, placed }),
    dispute: (skill: string, claim: 'know' | 'forgot') => add({ ...common(), kind: 'dispute', skill, claim }),
    override: (skill: string, level: Level | null) =>
      add({ ...common(), kind: 'override', skill, level, by: 'teacher', reason: 'seen in class' }),
    finish: () => add({ ...common(), kind: 'sitting-finished' }),
  };
}

/** A serving of an item for a skill. */
export function servingOf(id: string, item: string, skill: string, openedAt: number, seed = 1): Serving {
  const decision: Decision = {
    reason: 'frontier',
    skill,
    item,
    itemVersion: '1',
    seed,
    predicted: 0.7,
    target: [0.65, 0.85],
    estimate: 0.4,
    lower: 0.1,
    needed: 0.8,
    recall: null,
    sincePractice: null,
    alternatives: [],
    propensity: 1,
  };
  return { id, decision, packVersion: '1', openedAt };
}
