import type { LaunchMessage } from '../../lti/launchMessage.ts';

/** Custom parameter by which an LMS says that whoever launches has extra time. */
const TIME_PARAMETER = 'trellis_extra_time';
/** What `true` and `1` stand for: half as long again, which schools give most. */
const USUAL = 1.5;
/** The most a learner could choose. */
const MOST = 2;

/**
 * Factor on times as the launch tells it, above 1: itself where it is a number, at most 2, or `true` or `1` for the usual
 * one. Null for none; nonsense counts as not set.
 */
export function toldExtraTime({ custom }: Pick<LaunchMessage, 'custom'>): number | null {
  const told = custom[TIME_PARAMETER]?.trim().toLowerCase() ?? '';
  if (told === 'true' || told === '1') return USUAL;
  const factor = Number(told);
  return factor > 1 ? Math.min(factor, MOST) : null;
}
