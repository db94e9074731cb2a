/** IRIs of our own activities and extensions. `base` is the tool's public origin; parts are percent-encoded. */
const part = encodeURIComponent;

/** Which step of which item, with which values. */
export interface AskedItem {
  readonly pack: string;
  readonly item: string;
  readonly version: string;
  readonly step: number;
  readonly variant: string;
}

export const profileIri = (base: string): string => `${base}/xapi/profile/v1`;
export const activityIri = (base: string, activity: string): string =>
  `${base}/xapi/activities/activity/${part(activity)}`;
export const courseIri = (base: string, course: string): string =>
  `${base}/xapi/activities/course/${part(course)}`;
export const sittingIri = (base: string, sitting: string): string =>
  `${base}/xapi/activities/sitting/${part(sitting)}`;
export const skillIri = (base: string, pack: string, skill: string): string =>
  `${base}/xapi/activities/skill/${part(pack)}/${part(skill)}`;
export const itemIri = (base: string, pack: string, item: string, version: string): string =>
  `${base}/xapi/activities/item/${part(pack)}/${part(item)}/${part(version)}`;
/**
 * One step of an item with its values drawn: what is asked differs from draw to draw, and an activity has one definition.
 * @param variant tells the draws of an item apart, and nothing else
 */
export const questionIri = (base: string, asked: AskedItem): string =>
  `${itemIri(base, asked.pack, asked.item, asked.version)}/${asked.step}/${part(asked.variant)}`;
export const extensionIri = (base: string, name: string): string => `${base}/xapi/extensions/${name}`;

/** Activity types (ADL vocabulary). */
export const TYPES = {
  interaction: 'http://adlnet.gov/expapi/activities/cmi.interaction',
  objective: 'http://adlnet.gov/expapi/activities/objective',
  lesson: 'http://adlnet.gov/expapi/activities/lesson',
} as const;

/** Progress in percent, as cmi5 writes it. */
export const CMI5_PROGRESS = 'https://w3id.org/xapi/cmi5/result/extensions/progress';
