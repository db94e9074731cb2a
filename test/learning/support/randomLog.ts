import fc from 'fast-check';
import type { Catalogue } from '../../../src/learning/catalogue.ts';
import type { LearnerEvent, Serving } from '../../../src/learning/event.ts';
import { weigh } from '../../../src/learning/evidence.ts';
import { activityOf, initialState, type LearnerState } from '../../../src/learning/learnerState.ts';
import { LEVELS } from '../../../src/learning/level.ts';
import { applyEvent, type Pinned } from '../../../src/learning/replay.ts';
import { chooseNext } from '../../../src/learning/sequencing/chooseNext.ts';
import { MONDAY } from './syntheticPack.ts';

/** One thing a learner or an instructor does. */
export const action = fc.record({
  kind: fc.constantFrom(
    'right',
    'wrong',
    'partly',
    'unreadable',
    'hint',
    'reveal',
    'choose',
    'explain',
    'dispute',
    'override',
    'extra-time',
    'outside',
    'open',
    'finish',
  ),
  /** Minutes since the one before; sometimes days. */
  wait: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 600, max: 100_000 })),
  elapsed: fc.option(fc.integer({ min: 0, max: 600_000 })),
  pick: fc.nat(1000),
  activity: fc.constantFrom('one', 'two'),
});
export type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

/** Plays actions through the real doors and returns the log and the live state. */
export function play(
  actions: readonly Action[],
  catalogue: Catalogue,
  pinned: Pinned,
): { state: LearnerState; events: LearnerEvent[] } {
  const events: LearnerEvent[] = [];
  let state = initialState(pinned.model);
  let now = MONDAY;
  for (const action of actions) {
    now += action.wait * 60_000;
    const event = eventOf(state, action, catalogue, now);
    const before = applyEvent(state, event, pinned);
    const wantsMore = !['outside', 'override', 'extra-time', 'sitting-finished'].includes(event.kind);
    const isOpen = activityOf(before, action.activity).open !== null;
    const opens =
      wantsMore && (!isOpen || event.kind === 'choose')
        ? serve(before, action, catalogue, pinned, event)
        : null;
    const opened: LearnerEvent = { ...event, opens };
    state = applyEvent(state, opened, pinned);
    events.push(opened);
  }
  return { state, events };
}

function serve(
  state: LearnerState,
  action: Action,
  catalogue: Catalogue,
  pinned: Pinned,
  event: LearnerEvent,
): Serving {
  const { model, parameters } = pinned;
  const settings = pinned.settings(action.activity, 1);
  const given = { state, activity: action.activity, settings, catalogue, model, parameters, now: event.at };
  const decision = chooseNext({ ...given, seed: action.pick, wish: { kind: 'any' } });
  return {
    id: `serving-${event.sequence}`,
    decision,
    packVersion: catalogue.packVersion,
    openedAt: event.at,
  };
}

function eventOf(state: LearnerState, action: Action, catalogue: Catalogue, at: number): LearnerEvent {
  const sequence = state.sequence + 1;
  const common = {
    id: `event-${sequence}`,
    learner: 'learner',
    pack: catalogue.packId,
    sequence,
    at,
    activity: action.activity,
    revision: 1,
    sitting: `sitting-${action.activity}`,
    model: 'any',
    parameters: 'any',
    opens: null,
  };
  const { open } = activityOf(state, action.activity);
  const skill = catalogue.skills[action.pick % catalogue.skills.length]?.id ?? '';
  if (action.kind === 'override') {
    const level = LEVELS[action.pick % 5] ?? null;
    return { ...common, kind: 'override', skill, level, by: 'teacher', reason: 'seen in class' };
  }
  if (action.kind === 'extra-time') {
    const extraTime = [null, 1.5, 2][action.pick % 3] ?? null;
    return { ...common, kind: 'extra-time', extraTime, by: 'teacher' };
  }
  if (action.kind === 'outside') {
    const about = { statement: `statement-${sequence}`, source: 'https://h5p.example/1', happenedAt: at };
    const weight = (action.pick % 10) / 10;
    return { ...common, kind: 'outside', ...about, skill, score: (action.pick % 5) / 4, weight };
  }
  if (action.kind === 'dispute') {
    const claim = action.pick % 3 === 0 ? 'forgot' : 'know';
    return { ...common, kind: 'dispute', skill, claim };
  }
  if (action.kind === 'choose') {
    const placement = ([undefined, 'start', 'skip', undefined] as const)[action.pick % 4];
    const mix = ([undefined, 'easier', 'usual'] as const)[action.pick % 3];
    const goal = action.pick % 2 ? [skill] : null;
    const more = { ...(placement === undefined ? {} : { placement }), ...(mix === undefined ? {} : { mix }) };
    return { ...common, kind: 'choose', goal, ...more };
  }
  if (action.kind === 'explain') {
    const form = action.pick % 3 ? 'rule' : 'picture';
    const about = { skill, packVersion: catalogue.packVersion, index: action.pick % 2, form };
    return { ...common, kind: 'explained', ...about, propensity: 0.5 };
  }
  if (action.kind === 'finish') return { ...common, kind: 'sitting-finished' };
  const item = open === null ? undefined : catalogue.items.get(open.decision.item);
  const question = item?.questions[open?.step ?? 0];
  if (action.kind === 'open' || open === null || item === undefined || question === undefined) {
    return { ...common, kind: 'sitting-opened' };
  }
  if (action.kind === 'hint') {
    const hurried = action.pick % 3 === 0 ? ({ hurried: true } as const) : {};
    const picked = { skill, form: 'rule', offered: ['question', 'rule'], propensity: 0.5 };
    const inForm = action.pick % 2 === 0 ? { picked } : {};
    const about = { serving: open.id, step: open.step, count: open.hints + 1 };
    return { ...common, kind: 'hint', ...hurried, ...inForm, ...about };
  }
  const { skills, difficulty, guess, fact } = question;
  const weighed = weigh({
    hints: open.hints,
    hintsTotal: 3,
    try: open.tries + 1,
    repeats: 0,
    elapsed: action.elapsed,
    expectedMs: 1500,
    kind: 'number',
    hurriedHints: open.hurried ?? 0,
    slip: action.pick % 5 === 0,
  });
  const evidence = { skills, difficulty, guess, fact, ...weighed, usual: 8000 };
  const over = open.step + 1 < item.questions.length ? ('step' as const) : ('closed' as const);
  const about = { serving: open.id, item: item.id, step: open.step, evidence };
  if (action.kind === 'reveal') {
    const { packVersion } = catalogue;
    return { ...common, kind: 'reveal', ...about, packVersion, seed: open.decision.seed, then: over };
  }
  const score = action.kind === 'right' ? 1 : action.kind === 'partly' ? 0.5 : 0;
  const again = score < 1 && (action.kind === 'unreadable' || open.tries < 1);
  return {
    ...common,
    kind: 'attempt',
    ...about,
    itemVersion: item.version,
    packVersion: catalogue.packVersion,
    seed: open.decision.seed,
    try: open.tries + 1,
    answer: { kind: 'number', text: '1' },
    mark: {
      score,
      correct: score === 1,
      note: action.kind === 'unreadable' ? 'unreadable' : null,
      misconception: score === 0 ? `m-${action.pick % 20}` : null,
      feedback: null,
      parts: {},
    },
    hints: open.hints,
    elapsed: action.elapsed,
    then: again ? 'again' : over,
  };
}
