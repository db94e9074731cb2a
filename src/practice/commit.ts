import { TrellisError } from '../errors.ts';
import type { LearnerEvent } from '../learning/event.ts';
import { activityOf } from '../learning/learnerState.ts';
import { applyEvent } from '../learning/replay.ts';
import type { Session } from '../store/port/sessions.ts';
import { effectsOf } from './effects.ts';
import type { Practice } from './practice.ts';
import { type Situation, situate } from './situation.ts';
import { checkSession } from './webSession.ts';

/** How often a decision is made anew when others write to the same log at the same moment. */
const TRIES = 8;
/** Events between two snapshots. */
const SNAPSHOT_EVERY = 20;

/** A learner's situation within a web session. */
export interface SittingSituation extends Situation {
  readonly session: Session;
  readonly sitting: string;
}

/** What became of a request: the event that stands, and the situation before and after it. */
export interface Committed {
  readonly event: LearnerEvent;
  readonly before: SittingSituation;
  readonly after: SittingSituation;
  /** The event stood already: this is a repeat. */
  readonly repeated: boolean;
}

/** A request that changed nothing, and what to say about it. */
export interface Unchanged<T> {
  readonly nothing: T;
  readonly before: SittingSituation;
}

/** A decision: a new event, or the one that stands because this request is a repeat. */
export type Decided = { readonly append: LearnerEvent } | { readonly repeat: LearnerEvent };

/** The one read of a request by a learner. @throws TrellisError `session_missing`, `session_expired`, `forbidden` */
export async function loadSitting(practice: Practice, tokenHash: string): Promise<SittingSituation> {
  const loaded = await practice.store.turns.load(tokenHash);
  const session = checkSession(loaded?.session ?? null, ['learner'], practice.now());
  if (!loaded || session.sitting === null) throw new TrellisError('session_missing');
  const situation = await situate(practice, loaded, session.locale);
  // A tab of an earlier launch goes on in the sitting of the newest one: there is one at a time.
  return { ...situation, session, sitting: situation.here.sitting?.id ?? session.sitting };
}

/** The situation once the event has happened. */
export function after<S extends Situation>(situation: S, event: LearnerEvent): S {
  const state = applyEvent(situation.state, event, situation.pinned);
  return { ...situation, state, here: activityOf(state, situation.activity.id) };
}

/** A snapshot is a cache: failing to write it costs time later, never the answer. */
async function keepSnapshot(
  practice: Practice,
  { state, learner, settings }: Situation,
  event: LearnerEvent,
) {
  if (state.sequence % SNAPSHOT_EVERY !== 0 && event.kind !== 'sitting-finished') return;
  const { id: model } = practice.model;
  const snapshot = {
    learner: learner.id,
    pack: settings.pack,
    state,
    model,
    parameters: practice.parameters.version,
  };
  await practice.store.snapshots.save(snapshot).catch(() => undefined);
}

/** Writes the event; null when it has to be decided anew. */
async function write(
  practice: Practice,
  before: SittingSituation,
  event: LearnerEvent,
): Promise<Committed | null> {
  const next = after(before, event);
  const effects = effectsOf(practice, { event, before, after: next, preview: before.session.preview });
  const appended = await practice.store.log.append({ event, effects });
  // Stale: another event took the sequence. Duplicate: this one stands already, and the next round finds it.
  if (appended.outcome !== 'stored') return null;
  practice.nudge();
  await keepSnapshot(practice, next, event);
  return { event, before, after: next, repeated: false };
}

/**
 * Read, decide, write once. When another event took the sequence meanwhile, it reads and decides once more. A decision
 * may also be to write `nothing`.
 * @throws TrellisError those of `loadSitting` and of `decide`; `conflict` when others keep writing
 */
export async function commitOr<T>(
  practice: Practice,
  tokenHash: string,
  decide: (situation: SittingSituation) => Promise<Decided | { readonly nothing: T }>,
): Promise<Committed | Unchanged<T>> {
  for (let round = 0; round < TRIES; round += 1) {
    const before = await loadSitting(practice, tokenHash);
    const decided = await decide(before);
    if ('nothing' in decided) return { ...decided, before };
    if ('repeat' in decided) return { event: decided.repeat, before, after: before, repeated: true };
    const written = await write(practice, before, decided.append);
    if (written) return written;
  }
  throw new TrellisError('conflict', 'the log kept moving');
}

/** `commitOr` for decisions that always end in an event. */
export async function commit(
  practice: Practice,
  tokenHash: string,
  decide: (situation: SittingSituation) => Promise<Decided>,
): Promise<Committed> {
  const done = await commitOr<never>(practice, tokenHash, decide);
  if ('nothing' in done) throw new TrellisError('internal', 'a decision without an event');
  return done;
}
