import type { LearnerSettings } from '../../../src/api/learnerSettings.ts';

/** Settings of a reader who has changed nothing. */
export const SAMPLE_SETTINGS: LearnerSettings = {
  typeface: 'default',
  size: 100,
  spacing: 'normal',
  contrast: 'normal',
  theme: 'system',
  motion: 'system',
  readAloud: false,
  shortcuts: true,
  extraTime: 1,
  retention: null,
  reviewsPerDay: 20,
  language: null,
};
