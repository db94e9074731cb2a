/** IRIs of our own activities and extensions. `base` is the tool's public origin; parts are percent-encoded. */
const part = encodeURIComponent;

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
export const extensionIri = (base: string, name: string): string => `${base}/xapi/extensions/${name}`;

/** Activity types (ADL vocabulary). */
export const TYPES = {
  interaction: 'http://adlnet.gov/expapi/activities/cmi.interaction',
  objective: 'http://adlnet.gov/expapi/activities/objective',
  lesson: 'http://adlnet.gov/expapi/activities/lesson',
} as const;

/** Progress in percent, as cmi5 writes it. */
export const CMI5_PROGRESS = 'https://w3id.org/xapi/cmi5/result/extensions/progress';
