import assert from 'node:assert/strict';
import type { LearnerEvent } from '../../src/learning/event.ts';
import { activityOf, initialState, type LearnerState } from '../../src/learning/learnerState.ts';
import { MODELS } from '../../src/learning/models/index.ts';
import {
  lostCompletions,
  lostLevels,
  withCarried,
  withCompleted,
} from '../../src/learning/replay/carried.ts';
import { keepOutcomes } from '../../src/learning/replay/outcomes.ts';
import { fold, type Pinned } from '../../src/learning/replay.ts';
import type { ActivitySettings } from '../../src/learning/settings.ts';
import { accountOf } from '../../src/practice/account.ts';
import { effectsOf, type Happened } from '../../src/practice/effects.ts';
import { instanceOf, questionAt } from '../../src/practice/openQuestion.ts';
import type { Practice } from '../../src/practice/practice.ts';
import { type Situation, situate } from '../../src/practice/situation.ts';
import type { Effect } from '../../src/store/port/effect.ts';
import { type GradeRow, gradeKey } from '../../src/store/port/grades.ts';
import type { Statement } from '../../src/xapi/statement.ts';

/** What a log was held against, counted. */
export interface Implied {
  readonly events: number;
  readonly statements: number;
  readonly grades: number;
}

/** Revisions of the settings of these activities, by activity and number. */
async function settingsOf(practice: Practice, activities: readonly string[]): Promise<Pinned['settings']> {
  const known = new Map<string, readonly ActivitySettings[]>();
  for (const id of activities) known.set(id, (await practice.store.activities.get(id))?.revisions ?? []);
  return (id, revision) => {
    const found = known.get(id)?.find((one) => one.revision === revision);
    assert.ok(found, `${id} has no revision ${revision}`);
    return found;
  };
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

/**
 * Every state on the way, the one before the first event at 0: as somebody knew it then, so evidence counts until the
 * event that takes it back, with which the log is folded without it.
 */
function statesOf(events: readonly LearnerEvent[], pinned: Pinned): readonly LearnerState[] {
  const states: LearnerState[] = [initialState(pinned.model)];
  for (const [index, event] of events.entries()) {
    const back = event.kind === 'withdrawn';
    const state = back ? fold(events.slice(0, index + 1), pinned) : fold([event], pinned, states[index]);
    states.push(state ?? assert.fail('a log has a state'));
  }
  return states;
}

/** A learner's log in a pack and its states, by the parameter sets that events name and the one in use. */
interface Told {
  readonly log: readonly LearnerEvent[];
  statesUnder(version: string): readonly LearnerState[];
}

/** Judged by what the events name, found by that and not by what is in use. */
async function told(
  practice: Practice,
  learner: string,
  pack: string,
  settings: Pinned['settings'],
): Promise<Told> {
  const log = await wholeLog(practice, learner, pack);
  const current = await practice.parameters.current(pack);
  const states = new Map<string, readonly LearnerState[]>();
  for (const version of new Set([...log.map(({ parameters }) => parameters), current.version])) {
    const parameters = (await practice.parameters.at(pack, version)) ?? assert.fail(`${version} is kept`);
    const models = new Set(log.map(({ model }) => model));
    const [model = practice.model] = [...models].flatMap((id) => MODELS.get(id) ?? []);
    assert.ok(models.size <= 1, 'one model');
    states.set(version, statesOf(log, { model, parameters, settings }));
  }
  return { log, statesUnder: (version) => states.get(version) ?? assert.fail(version) };
}

/** What is kept of a state, and what is made of it for the next request, is the fold of the log. */
async function holdState(practice: Practice, { log, statesUnder }: Told, now: Situation): Promise<void> {
  const { learner, settings, pinned, carries, completed, state } = now;
  const kept = await practice.store.snapshots.load(learner.id, settings.pack);
  if (kept) assert.deepEqual(statesUnder(kept.parameters)[kept.state.sequence], kept.state);
  const folded = statesUnder(pinned.parameters.version).at(-1) ?? assert.fail('a log has a state');
  const last = log.at(-1);
  const old = last && statesUnder(last.parameters).at(-1);
  const judgedAnew = old && last.parameters !== pinned.parameters.version;
  const lost = judgedAnew ? lostLevels(old, folded) : null;
  assert.deepEqual(carries, lost, 'levels that the set before gave');
  const gone = judgedAnew ? lostCompletions(old, folded) : [];
  assert.deepEqual(completed, gone, 'what was completed under the set before');
  const message = 'snapshot and newer events are not the fold of the log';
  const earned = withCompleted(withCarried(folded, lost ?? undefined), gone);
  assert.deepEqual(judgedAnew ? keepOutcomes(old, earned) : earned, state, message);
}

/** The question that an event answers or gives up, as it was asked. */
async function askedBy(practice: Practice, event: LearnerEvent, locale: string) {
  if (event.kind !== 'attempt' && event.kind !== 'reveal') return {};
  const instance = await instanceOf(practice, event, locale);
  const { language, italics } = instance;
  return { asked: { question: questionAt(instance, event.step), language, italics } };
}

/** Whose doing an event was, where not the learner's. */
async function doneBy(practice: Practice, event: LearnerEvent): Promise<Pick<Happened, 'by'>> {
  if (!('by' in event) || event.by === undefined) return {};
  const who = await practice.store.learners.get(event.by);
  return who ? { by: accountOf(who) } : {};
}

/** Effects of the events of one activity, as they follow from the states before and after each. */
async function effectsIn(
  practice: Practice,
  learner: string,
  activity: string,
  settings: Pinned['settings'],
) {
  const loaded = await practice.store.turns.loadLearner(learner, activity);
  if (loaded === null) return null;
  const base = await situate(practice, loaded, loaded.learner.locale ?? 'en');
  const { pack } = base.settings;
  const all = await told(practice, learner, pack, settings);
  await holdState(practice, all, base);
  const own = all.log.filter((event) => event.activity === activity);
  const effects: Effect[] = [];
  let grade: GradeRow | null = null;
  let decided: number | null = null;
  for (const event of own) {
    const states = all.statesUnder(event.parameters);
    const parameters = (await practice.parameters.at(pack, event.parameters)) ?? assert.fail('it is kept');
    const pinned = { ...base.pinned, parameters };
    const at = (state: LearnerState | undefined): Situation => {
      assert.ok(state);
      const judged = { settings: settings(activity, event.revision), pinned, grade };
      return { ...base, ...judged, now: event.at, state, here: activityOf(state, activity) };
    };
    const last = states[event.sequence - 1];
    const before = at(last && withCompleted(withCarried(last, event.carries), event.completed));
    const after = at(states[event.sequence]);
    const about = { ...(await askedBy(practice, event, base.locale)), ...(await doneBy(practice, event)) };
    const implied = effectsOf(practice, { event, before, after, preview: false, ...about });
    effects.push(...implied);
    for (const effect of implied)
      if (effect.kind === 'grade' && base.grade) grade = { ...base.grade, want: effect.want };
    decided = after.here.grade;
  }
  return { link: base.link.id, own, effects, decided };
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
  const settings = await settingsOf(practice, activities);
  const stored = new Map<string, Statement>();
  for await (const { statement } of practice.store.statements.all()) {
    // What another tool said stands there by its own right.
    if ('authority' in statement) continue;
    assert.ok(!stored.has(statement.id), 'a statement stands twice');
    stored.set(statement.id, statement);
  }
  const statements = stored.size;
  let [events, grades] = [0, 0];
  for (const learner of learners) {
    for (const activity of activities) {
      const found = await effectsIn(practice, learner, activity, settings);
      if (found === null || found.own.length === 0) continue;
      const { link, own, effects, decided } = found;
      events += own.length;
      await holdSummary(practice, learner, activity, effects);
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
