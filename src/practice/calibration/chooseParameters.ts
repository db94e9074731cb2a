import { TrellisError } from '../../errors.ts';
import { PRIOR_PARAMETERS } from '../../learning/parameters.ts';
import type { ParameterChoice } from '../../store/port/calibrations.ts';
import type { CalibrationDeps } from './calibratePack.ts';

/** What an operator may ask for instead of a version: the newest that is kept, and each newer one when it comes. */
const NEWEST = 'newest';

/**
 * Lets a set count for a pack from now on: a kept version, the author's difficulties (`prior-1`), or the newest. A
 * version named stays until another is; with `newest` calibrations decide again.
 * @throws TrellisError `not_found` when nothing of that name is kept
 */
export async function chooseParameters(
  { store, now }: CalibrationDeps,
  pack: string,
  wanted: string,
): Promise<ParameterChoice> {
  const kept = await store.calibrations.list(pack);
  const version = wanted === NEWEST ? kept[0]?.version : wanted;
  const known =
    version === PRIOR_PARAMETERS.version || kept.some((calibration) => calibration.version === version);
  if (version === undefined || !known) {
    const there = [...kept.map((calibration) => calibration.version), PRIOR_PARAMETERS.version];
    throw new TrellisError('not_found', `no set ${wanted} of ${pack}; there are ${there.join(', ')}`);
  }
  const by = wanted === NEWEST ? 'calibration' : 'operator';
  const choice = { pack, version, by, at: now() } as const;
  await store.calibrations.choose(choice);
  return choice;
}
