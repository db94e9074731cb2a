import { z } from 'zod';

/** How a learner wants pages to look and behave; kept across courses of the platform. `PUT /api/settings` */
export const LearnerSettings = z.strictObject({
  typeface: z.enum(['default', 'serif', 'dyslexic']).default('default'),
  /** Text size in percent of the page's own. */
  size: z
    .union([z.literal(90), z.literal(100), z.literal(115), z.literal(130), z.literal(150), z.literal(200)])
    .default(100),
  spacing: z.enum(['normal', 'wide']).default('normal'),
  contrast: z.enum(['normal', 'high']).default('normal'),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  motion: z.enum(['system', 'reduced']).default('system'),
  readAloud: z.boolean().default(false),
  /** Single-key shortcuts; speech input may press keys by accident (WCAG 2.1.4). */
  shortcuts: z.boolean().default(true),
  /**
   * How many times as long the learner may take before time counts as idle, as too long or as slow; 1 is none. Nothing
   * runs out. With more than 1, no answer is held to be too fast.
   */
  extraTime: z.union([z.literal(1), z.literal(1.5), z.literal(2)]).default(1),
  /** Recall at which reviews come, 0 to 1; null as the activity says. */
  retention: z.number().min(0.7).max(0.97).nullable().default(null),
  /** Most reviews a day. */
  reviewsPerDay: z.int().min(1).max(200).default(20),
  /** Page language; null follows the platform. */
  language: z.string().max(20).nullable().default(null),
});
export type LearnerSettings = z.infer<typeof LearnerSettings>;

/** Settings of a learner who has changed nothing. */
export const DEFAULT_SETTINGS: LearnerSettings = LearnerSettings.parse({});
