import type { Instance, InstanceQuestion } from '../content/template.ts';
import { TrellisError } from '../errors.ts';
import type { LearnerEvent } from '../learning/event.ts';
import type { OpenServing } from '../learning/learnerState.ts';
import type { Practice } from './practice.ts';
import type { Situation } from './situation.ts';

/** The instance of an item as a serving pinned it. */
export async function instanceOf(
  practice: Practice,
  pinned: { pack: string; packVersion: string; item: string; seed: number },
  locale: string,
): Promise<Instance> {
  const index = await practice.packs.at(pinned.pack, pinned.packVersion);
  return index.instance(pinned.item, pinned.seed, locale);
}

/** The instance of the open serving. */
export function openInstance(practice: Practice, situation: Situation, open: OpenServing): Promise<Instance> {
  const { item, seed } = open.decision;
  const { pack } = situation.settings;
  return instanceOf(practice, { pack, packVersion: open.packVersion, item, seed }, situation.locale);
}

/** One step of an instance. */
export function questionAt(instance: Instance, step: number): InstanceQuestion {
  const question = instance.questions[step];
  if (!question) throw new TrellisError('internal', `item ${instance.item} has no step ${step}`);
  return question;
}

/** The open serving a request is about, or the event that already answered it. */
export type Found = { readonly open: OpenServing } | { readonly repeat: LearnerEvent };

/**
 * Finds what a request is about. A request whose event stands is a repeat; one for a serving that is not open is late,
 * or somebody else's, which is not told apart on purpose.
 * @throws TrellisError `serving_closed`
 */
export async function findOpen(
  practice: Practice,
  situation: Situation,
  asked: { serving: string; eventId: string; fits: (open: OpenServing) => boolean },
): Promise<Found> {
  const { open } = situation.here;
  if (open?.id === asked.serving && asked.fits(open)) return { open };
  const stands = await practice.store.log.find(situation.learner.id, asked.eventId);
  if (stands) return { repeat: stands };
  throw new TrellisError('serving_closed', asked.serving);
}
