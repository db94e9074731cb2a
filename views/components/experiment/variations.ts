import type { ActivityRequest } from '../../../src/api/activity.ts';
import { Variation } from '../../../src/api/experiment.ts';
import type { Translator } from '../../text/translator.ts';

export type Setting = Variation['setting'];

const HOUR = 3_600_000;

/** Values that a setting may be compared at. */
export const VALUES: Readonly<Record<Setting, readonly (string | number | boolean)[]>> = {
  masteryPolicy: ['certain', 'bkt', 'row', 'retest'],
  threshold: [0.7, 0.75, 0.8, 0.85, 0.9, 0.95],
  unaided: [1, 2, 3, 4, 5],
  delayHours: [0, 10, 24, 72],
  tries: [1, 2, 3, 4, 5],
  retention: [0.8, 0.85, 0.9, 0.95],
  placement: [true, false],
};

export const SETTINGS = Object.keys(VALUES) as readonly Setting[];

/** The values other than the one that is set now. */
export function othersThan(activity: ActivityRequest, setting: Setting) {
  return VALUES[setting].filter((value) => value !== activity[setting]);
}

/** A setting and a value of it as the interface takes them; null for a value the setting cannot have. */
export function variationOf(setting: Setting, value: string | number | boolean): Variation | null {
  return Variation.safeParse({ setting, value }).data ?? null;
}

/** A value of a setting in words. */
export function valueWords(text: Translator, setting: Setting, value: string | number | boolean): string {
  switch (setting) {
    case 'masteryPolicy':
      return text.find(`activity.masteryPolicy.${value}`) ?? String(value);
    case 'threshold':
    case 'retention':
      return text.percent(Number(value));
    case 'delayHours':
      return Number(value) === 0 ? text.t('activity.delay.none') : text.duration(Number(value) * HOUR);
    case 'placement':
      return text.t('experiment.placement', { offered: value ? 'yes' : 'no' });
    default:
      return text.number(Number(value));
  }
}
