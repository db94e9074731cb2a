import { normaliseRole } from './roles.ts';

/** Roles that administer an LMS or an institution on it. A context's Administrator administers one course and is none. */
const ADMINISTRATORS: ReadonlySet<string> = new Set([
  'institution Administrator',
  'system Administrator',
  'system AccountAdmin',
  'system SysAdmin',
]);

/**
 * Whether somebody administers the platform they come from (reference 1.7). It gives a look at the platform's own
 * settings and nothing in any course.
 */
export function administratesPlatform(roles: readonly string[]): boolean {
  return roles.some((role) => {
    const known = normaliseRole(role);
    return known !== null && ADMINISTRATORS.has(`${known.scope} ${known.core}`);
  });
}
