import type { AttemptEvent, RevealEvent } from '../learning/event.ts';
import type { OpenServing } from '../learning/learnerState.ts';
import { hinted } from '../learning/replay/sitting.ts';
import { attemptId, revealId } from './derivedId.ts';
import type { Practice } from './practice.ts';
import type { Situation } from './situation.ts';

/** Newest events among which a question that was judged last is looked for. */
const EVENTS = 200;

/** A verdict as a page names it; try 0 is a question given up. */
interface Named {
  readonly serving: string;
  readonly step: number;
  readonly try: number;
}

/** The event a verdict of this learner in this activity is of; null where there is none. */
export async function verdictEvent(
  practice: Practice,
  { learner, activity }: Pick<Situation, 'learner' | 'activity'>,
  { serving, step, try: nth }: Named,
): Promise<AttemptEvent | RevealEvent | null> {
  const id = nth === 0 ? revealId(serving, step) : attemptId(serving, step, nth);
  const event = await practice.store.log.find(learner.id, id);
  if (event?.kind !== 'attempt' && event?.kind !== 'reveal') return null;
  return event.activity === activity.id ? event : null;
}

/** The serving as it stood when the event ended its step: with the hints shown by then. Null where that is too long ago. */
export async function judgedServing(
  practice: Practice,
  { learner, activity, serving, step, ...event }: AttemptEvent | RevealEvent,
): Promise<OpenServing | null> {
  const events = await practice.store.log.latest(learner, activity, EVENTS);
  const opened = events.find(({ opens }) => opens?.id === serving)?.opens;
  if (!opened) return null;
  const tries = event.kind === 'attempt' ? event.try - 1 : 0;
  const bare: OpenServing = { ...opened, step, tries, hints: 0, firstTries: [], passed: false };
  return events
    .flatMap((one) => (one.kind === 'hint' && one.serving === serving && one.step === step ? [one] : []))
    .reduceRight(hinted, bare);
}
