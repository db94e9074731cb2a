import type { Rights } from './launchMessage.ts';

type RoleScope = 'context' | 'institution' | 'system';

/** A role as the vocabulary means it, however the platform wrote it: `{ context, Instructor, TeachingAssistant }`. */
export interface Role {
  readonly scope: RoleScope;
  readonly core: string;
  readonly sub: string | null;
}

const V2 = 'http://purl.imsglobal.org/vocab/lis/v2/';
const NAME = '([A-Za-z]+)';

/** Spellings in use (reference 1.7): the LTI 1.3 vocabulary, LTI 2 and 1.1 forms, and Sakai's doubled fragment. */
const SPELLINGS: readonly { readonly scope: RoleScope; readonly form: RegExp }[] = [
  { scope: 'context', form: exactly(`${V2}membership#`, `${NAME}(?:#${NAME})?`) },
  { scope: 'context', form: exactly(`${V2}membership/`, `${NAME}#${NAME}`) },
  { scope: 'institution', form: exactly(`${V2}institution/person#`, NAME) },
  { scope: 'institution', form: exactly(`${V2}person#`, NAME) },
  { scope: 'system', form: exactly(`${V2}system/person#`, NAME) },
  { scope: 'system', form: exactly('http://purl.imsglobal.org/vocab/lti/system/person#', NAME) },
  { scope: 'context', form: exactly('urn:lti:role:ims/lis/', `${NAME}(?:/${NAME})?`) },
  { scope: 'institution', form: exactly('urn:lti:instrole:ims/lis/', NAME) },
  { scope: 'system', form: exactly('urn:lti:sysrole:ims/lis/', NAME) },
];

/** The deprecated simple names; they mean the context role and nothing else. */
const SIMPLE_NAMES: ReadonlySet<string> = new Set([
  'Administrator',
  'ContentDeveloper',
  'Instructor',
  'Learner',
  'Mentor',
  'Manager',
  'Member',
  'Officer',
]);

function exactly(prefix: string, rest: string): RegExp {
  return new RegExp(`^${prefix.replaceAll('.', '\\.')}${rest}$`);
}

/** Normalises one role, case-sensitively; null for one no vocabulary knows, which gives no right and is no error. */
export function normaliseRole(role: string): Role | null {
  if (SIMPLE_NAMES.has(role)) return { scope: 'context', core: role, sub: null };
  for (const { scope, form } of SPELLINGS) {
    const found = form.exec(role);
    if (found?.[1]) return { scope, core: found[1], sub: found[2] ?? null };
  }
  return null;
}

/**
 * Course rights of a set of roles (reference 1.7). Only context roles count: somebody who teaches elsewhere in the
 * institution has no right in this course. A sub-role counts alone. Unknown or no roles give nothing but a look.
 * `mentorList` is the `role_scope_mentor` claim; it counts for a context Mentor only.
 */
export function rightsOf(roles: readonly string[], mentorList: readonly string[] = []): Rights {
  const known = roles.map(normaliseRole).filter((role) => role !== null);
  const inContext = (core: string) => known.some((role) => role.scope === 'context' && role.core === core);
  const instructor = inContext('Instructor');
  const mentor = inContext('Mentor');
  return {
    instructor,
    author: instructor || inContext('ContentDeveloper') || inContext('Administrator'),
    learner: inContext('Learner') && !instructor,
    alsoLearner: inContext('Learner') && instructor,
    testUser: known.some((role) => role.scope === 'system' && role.core === 'TestUser'),
    mentor,
    mentorOf: mentor ? [...mentorList] : [],
  };
}
