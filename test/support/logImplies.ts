import assert from 'node:assert/strict';
import type { LearnerEvent } from '../../src/learning/event.ts';
import { activityOf, initialState, type LearnerState } from '../../src/learning/learnerState.ts';
import { MODELS } from '../../src/learning/models/index.ts';
import { PRIOR_PARAMETERS } from '../../src/learning/parameters.ts';
import { fold, type Pinned } from '../../src/learning/replay.ts';
import type { ActivitySettings } from '../../src/learning/settings.ts';
import { effectsOf } from '../../src/practice/effects.ts';
import { instanceOf, questionAt } from '../../src/practice/openQuestion.ts';
import type { Practice } from '../../src/practice/practice.ts';
import { type Situation, situate } from '../../src/practice/situation.ts';
import type { Effect } from '../../src/store/port/effect.ts';
import { gradeKey } from '../../src/store/port/grades.ts';
import type { Statement } from '../../src/xapi/statement.ts';

/** What a log was held against, counted. */
export interface Implied {
  readonly events: number;
  readonly statements: number;
  readonly grades: number;
}

/** What an event was judged by, found by what it names and not by what is in use. */
async function pinsOf(practice: Practice, activities: readonly string[]) {
  const settings = new Map<string, readonly ActivitySettings[]>();
  for (const id of activities) settings.set(id, (await practice.store.activities.get(id))?.revisions ?? []);
  return (event: LearnerEvent): Pinned => {
    const model = MODELS.get(event.model);
    assert.ok(model);
    assert.equal(event.parameters, PRIOR_PARAMETERS.version);
    return {
      model,
      parameters: PRIOR_PARAMETERS,
      settings: (id, revision) => {
        const found = settings.get(id)?.find((one) => one.revision === revision);
        assert.ok(found, `${id} has no revision ${revision}`);
        return found;
      },
    };
  };
}

type Pins = Awaited<ReturnType<typeof pinsOf>>;

/** Every state on the way, the one before the first event at 0. */
function statesOf(practice: Practice, events: readonly LearnerEvent[], pinned: Pins): LearnerState[] {
  const states: LearnerState[] = [initialState(practice.model)];
  for (const event of events) states.push(fold([event], pinned, states.at(-1)) as LearnerState);
  return states;
}

/** The whole log of a learner in a pack: numbered without gaps, no event twice. */
async function wholeLog(practice: Practice, learner: string, pack: string): Promise<readonly LearnerEvent[]> {
  const log = await practice.store.log.after(learner, pack, 0);
  assert.deepEqual(
    log.map(({ sequence }) => sequence),
    log.map((_, index) => index + 1),
  );
  assert.equal(new Set(log.map(({ id }) => id)).size, log.length, 'an event stands twice');
  return log;
}

/** The question that an event answers or gives up, as it was asked. */
async function askedBy(practice: Practice, event: LearnerEvent, locale: string) {
  if (event.kind !== 'attempt' && event.kind !== 'reveal') return {};
  const instance = await instanceOf(practice, event, locale);
  return { asked: { question: questionAt(instance, event.step), language: instance.language } };
}

/** Effects of the events of one activity, as they follow from the states before and after each. */
async function effectsIn(practice: Practice, learner: string, activity: string, pinned: Pins) {
  const loaded = await practice.store.turns.loadLearner(learner, activity);
  if (loaded === null) return null;
  const base = await situate(practice, loaded, loaded.learner.locale ?? 'en');
  const log = await wholeLog(practice, learner, base.settings.pack);
  const states = statesOf(practice, log, pinned);
  assert.deepEqual(states.at(-1), base.state, 'snapshot and newer events are not the fold of the log');
  const at = (event: LearnerEvent, state: LearnerState | undefined): Situation => {
    assert.ok(state);
    return { ...base, now: event.at, state, here: activityOf(state, activity) };
  };
  const own = log.filter((event) => event.activity === activity);
  const effects: Effect[] = [];
  for (const event of own) {
    const [before, after] = [at(event, states[event.sequence - 1]), at(event, states[event.sequence])];
    const asked = await askedBy(practice, event, base.locale);
    effects.push(...effectsOf(practice, { event, before, after, preview: false, ...asked }));
  }
  return { link: base.link.id, own, effects, states };
}

async function holdSummary(
  practice: Practice,
  learner: string,
  activity: string,
  effects: readonly Effect[],
) {
  const rows = effects.flatMap((effect) => (effect.kind === 'summary' ? effect.row : []));
  const kept = await practice.store.summaries.ofActivity(activity);
  assert.deepEqual(
    kept.find((one) => one.learner === learner),
    rows.at(-1),
  );
}

/** Whether there is a grade; what is wanted is what the log decided last. */
async function holdGrade(
  practice: Practice,
  key: string,
  effects: readonly Effect[],
  decided: number | null | undefined,
): Promise<boolean> {
  const row = await practice.store.grades.get(key);
  const implied = effects.flatMap((effect) => (effect.kind === 'grade' ? effect.want : [])).at(-1);
  // While the row was behind, a later event wanted the same grade once more: its moment and whose it was are not the log's to tell.
  const { sequence = 0, decidedAt, final, byInstructor, sitting } = row?.want ?? {};
  assert.deepEqual(
    row ? { ...row.want, byInstructor, sitting } : undefined,
    implied ? { ...implied, sequence, decidedAt, final, byInstructor, sitting } : undefined,
  );
  assert.ok(sequence >= (implied?.sequence ?? 0));
  if (row) assert.equal(row.want.value, decided);
  return row !== null;
}

/**
 * Folds the logs of these learners from zero and holds everything that is kept against them: states, class rows, wanted
 * grades, and statements: exactly those that the log implies, each once. Their effects must have been carried out.
 */
export async function assertLogImplies(
  practice: Practice,
  activities: readonly string[],
  learners: readonly string[],
): Promise<Implied> {
  const pinned = await pinsOf(practice, activities);
  const stored = new Map<string, Statement>();
  for await (const { statement } of practice.store.statements.all()) {
    assert.ok(!stored.has(statement.id), 'a statement stands twice');
    stored.set(statement.id, statement);
  }
  const statements = stored.size;
  let [events, grades] = [0, 0];
  for (const learner of learners) {
    for (const activity of activities) {
      const found = await effectsIn(practice, learner, activity, pinned);
      if (found === null || found.own.length === 0) continue;
      const { link, own, effects, states } = found;
      events += own.length;
      await holdSummary(practice, learner, activity, effects);
      const decided = states.at(-1)?.activities[activity]?.grade;
      if (await holdGrade(practice, gradeKey(link, learner), effects, decided)) grades += 1;
      for (const effect of effects) {
        if (effect.kind !== 'statement') continue;
        assert.deepEqual(stored.get(effect.statement.id), effect.statement);
        stored.delete(effect.statement.id);
      }
    }
  }
  assert.equal(stored.size, 0, 'statements that the log does not imply');
  return { events, statements, grades };
}
