import { DEFAULT_ACTIVITY } from '../../api/activity.ts';
import type { LaunchMessage } from '../../lti/launchMessage.ts';

/** Custom parameter by which an LMS presets the break before the delayed success, in hours (0 to 720). */
const DELAY_PARAMETER = 'trellis_delay_hours';
const LONGEST_HOURS = 24 * 30;

/** Starting values of the picker: the tool's own, or what the LMS administrator preset. Nonsense counts as not set. */
export function presetsOf({ custom }: Pick<LaunchMessage, 'custom'>): typeof DEFAULT_ACTIVITY {
  const written = custom[DELAY_PARAMETER]?.trim() ?? '';
  const asked = written === '' ? Number.NaN : Number(written);
  const sound = asked >= 0 && asked <= LONGEST_HOURS;
  return sound ? { ...DEFAULT_ACTIVITY, delayHours: asked } : DEFAULT_ACTIVITY;
}
