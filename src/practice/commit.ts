import { TrellisError } from '../errors.ts';
import { changedBy } from '../learning/changed.ts';
import type { LearnerEvent } from '../learning/event.ts';
import { unwrittenOutcomes, withOutcomes } from '../learning/replay/outcomes.ts';
import type { Session } from '../store/port/sessions.ts';
import { effectsOf, type Happened } from './effects.ts';
import { type Happening, withState } from './happening.ts';
import { loadSitting, type SittingSituation } from './loadSitting.ts';
import type { Practice } from './practice.ts';
import type { Situation } from './situation.ts';

/** How often a decision is made anew when others write to the same log at the same moment. */
const TRIES = 8;
/** Events between two snapshots. */
const SNAPSHOT_EVERY = 20;

/** What became of a request: the event that stands, and the situation before and after it. */
export interface Committed<S extends Situation = SittingSituation> {
  readonly event: LearnerEvent;
  readonly before: S;
  readonly after: S;
  /** The event stood already: this is a repeat. */
  readonly repeated: boolean;
}

/** A request that changed nothing, and what to say about it. */
interface Unchanged<S extends Situation, T> {
  readonly nothing: T;
  readonly before: S;
}

/** A decision: a new event, or the one that stands because this request is a repeat. */
export type Decided<S extends Situation = SittingSituation> =
  | Happening<S>
  | { readonly repeat: LearnerEvent };

/** How a commit reads what it decides on, and what is true of what it writes. */
export interface Ground<S extends Situation> extends Pick<Happened, 'preview' | 'test' | 'by'> {
  readonly read: () => Promise<S>;
}

/** Holds the state for the next request, and writes it now and then. Failing to costs time later, never the answer. */
async function keepState(
  practice: Practice,
  { state, learner, settings, pinned, refolded }: Situation,
  event: LearnerEvent,
) {
  const { id: model } = practice.model;
  const snapshot = {
    learner: learner.id,
    pack: settings.pack,
    state,
    model,
    parameters: pinned.parameters.version,
  };
  practice.recent.keep({ snapshot, event: event.id });
  // A long log that had to be folded from its start is not folded again for the next answer.
  const due = state.sequence % SNAPSHOT_EVERY === 0 || (refolded && state.sequence > SNAPSHOT_EVERY);
  if (!due && event.kind !== 'sitting-finished' && event.kind !== 'withdrawn') return;
  await practice.store.snapshots
    .save(snapshot)
    .catch((error: unknown) => practice.trouble('a snapshot was not kept', error));
}

/** The event with what it changed, so that it can be told later in the words of whoever reads. */
function withChange(event: LearnerEvent, before: Situation, after: Situation): LearnerEvent {
  const changed = changedBy(event, before.state, after.state, before.pinned);
  return changed === null ? event : { ...event, changed };
}

/** The event with the numbers that stand by it, which no later fold is to measure anew, and the situation that knows so. */
function withNumbers<S extends Situation>({ append, after, ...rest }: Happening<S>): Happening<S> {
  const outcomes = unwrittenOutcomes(after.state);
  if (outcomes === null) return { append, after, ...rest };
  const known = withState(after, withOutcomes(after.state, outcomes));
  return { append: { ...append, outcomes }, after: known, ...rest };
}

/** Writes the event; null when it has to be decided anew. */
async function write<S extends Situation>(
  practice: Practice,
  { read: _, ...about }: Ground<S>,
  before: S,
  decided: Happening<S>,
): Promise<Committed<S> | null> {
  const { append, after, asked } = withNumbers(decided);
  const event = withChange(append, before, after);
  const effects = effectsOf(practice, { event, before, after, ...(asked ? { asked } : {}), ...about });
  const appended = await practice.store.log.append({ event, effects });
  // Stale: another event took the sequence. Duplicate: this one stands already, and the next round finds it.
  if (appended.outcome !== 'stored') return null;
  practice.nudge('effects');
  await keepState(practice, after, event);
  return { event, before, after, repeated: false };
}

/**
 * The one door into a learner's log: read, decide, write once. When another event took the sequence meanwhile, it reads
 * and decides once more. A decision may also be to write `nothing`.
 * @throws TrellisError those of `read` and of `decide`; `conflict` when others keep writing
 */
export async function commitOn<S extends Situation, T>(
  practice: Practice,
  ground: Ground<S>,
  decide: (situation: S) => Promise<Decided<S> | { readonly nothing: T }>,
): Promise<Committed<S> | Unchanged<S, T>> {
  for (let round = 0; round < TRIES; round += 1) {
    const before = await ground.read();
    const started = performance.now();
    const decided = await decide(before);
    practice.decided(performance.now() - started);
    if ('nothing' in decided) return { ...decided, before };
    if ('repeat' in decided) return { event: decided.repeat, before, after: before, repeated: true };
    const written = await write(practice, ground, before, decided);
    if (written) return written;
  }
  throw new TrellisError('conflict', 'the log kept moving');
}

/** `commitOn` for what a learner asks in a web session. @throws TrellisError also those of `loadSitting` */
export function commitOr<T>(
  practice: Practice,
  session: Session,
  decide: (situation: SittingSituation) => Promise<Decided | { readonly nothing: T }>,
): Promise<Committed | Unchanged<SittingSituation, T>> {
  const { preview, testUser: test = false } = session;
  const ground = { read: () => loadSitting(practice, session), preview, test };
  return commitOn(practice, ground, decide);
}

/** `commitOr` for decisions that always end in an event. */
export async function commit(
  practice: Practice,
  session: Session,
  decide: (situation: SittingSituation) => Promise<Decided>,
): Promise<Committed> {
  const done = await commitOr<never>(practice, session, decide);
  if ('nothing' in done) throw new TrellisError('internal', 'a decision without an event');
  return done;
}
