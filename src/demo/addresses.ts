import type { Demo } from './demo.ts';

/** Moodle gives its service addresses a query of this kind; a tool that appends paths as text breaks on it. */
export const SERVICE_QUERY = 'type_id=7';

type Origin = Pick<Demo, 'origin'>;

/** Addresses of the assignment and grade services of a course. */
export function gradeUrls(
  { origin }: Origin,
  courseId: string,
): { readonly lineItems: string; lineItem(id: string): string } {
  const base = `${origin}/lti/courses/${courseId}/lineitems`;
  return {
    lineItems: `${base}?${SERVICE_QUERY}`,
    lineItem: (id) => `${base}/${id}/lineitem?${SERVICE_QUERY}`,
  };
}

/** Address of the names and roles service of a course. */
export function rosterUrl({ origin }: Origin, courseId: string): string {
  return `${origin}/lti/courses/${courseId}/memberships`;
}

/** Where the tool posts its deep-linking response; with a query, as Moodle and Canvas have one. */
export function deepLinkReturnUrl({ origin }: Origin, courseId: string): string {
  return `${origin}/lti/deep-link/return?course=${courseId}`;
}

/** Page of a course as a person sees it. */
export function coursePath(personId: string, courseId: string): string {
  return `/as/${personId}/courses/${courseId}`;
}

/** Page of an activity as a person sees it. */
export function activityPath(personId: string, courseId: string, activityId: string): string {
  return `${coursePath(personId, courseId)}/activities/${activityId}`;
}

/** Page on which somebody looks at a student's work in an activity, from the gradebook. */
export function reviewPath(
  personId: string,
  courseId: string,
  activityId: string,
  studentId: string,
): string {
  return `${activityPath(personId, courseId, activityId)}/review/${studentId}`;
}
