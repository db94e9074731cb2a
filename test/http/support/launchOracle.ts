import { INSTRUCTOR, LEARNER, LTI } from '../../support/platform.ts';

/** What a launch has to be judged against; seconds and addresses of the test. */
export interface Facts {
  readonly origin: string;
  readonly publicUrl: string;
  readonly nonce: string;
  /** Seconds since the epoch. */
  readonly at: number;
}

/** How a launch is to end: opened on one of these pages, or refused. */
export type Verdict = readonly string[] | 'refused';

type Claims = Readonly<Record<string, unknown>>;

const AGS = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint';
const NRPS = 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isId(value: unknown): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (typeof value !== 'string' || value === '' || value.length > 255) return false;
  return !/\p{Cc}|\p{Surrogate}/u.test(value);
}

function isOurs(value: unknown, { origin }: Facts): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const url = new URL(value);
  return url.origin === origin && url.username === '' && url.password === '';
}

function isForUs({ aud, azp }: Claims): boolean {
  const all: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
  const ours = all.length > 0 && all.every((one) => one === 'client-1');
  return ours && (azp === undefined ? all.length === 1 : azp === 'client-1');
}

function isInTime({ exp, iat, nbf }: Claims, { at }: Facts): boolean {
  const number = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
  if (!number(exp) || !number(iat) || exp + 60 <= at || iat > at + 60 || iat < at - 960) return false;
  return nbf === undefined || (number(nbf) && nbf <= at + 60);
}

function isSomebody({ sub }: Claims, { origin }: Facts): boolean {
  return isId(sub) && sub !== `${origin}/public_user`;
}

const lti = (claims: Claims, name: string): unknown => claims[LTI + name];

function isWellFormed(claims: Claims, facts: Facts): boolean {
  const [link, context, roles] = ['resource_link', 'context', 'roles'].map((name) => lti(claims, name));
  const [grades, roster] = [claims[AGS], claims[NRPS]];
  return (
    lti(claims, 'version') === '1.3.0' &&
    lti(claims, 'message_type') === 'LtiResourceLinkRequest' &&
    lti(claims, 'deployment_id') === 'dep-1' &&
    lti(claims, 'target_link_uri') === `${facts.publicUrl}/lti/launch` &&
    Array.isArray(roles) &&
    roles.every((role) => typeof role === 'string') &&
    isObject(link) &&
    isId(link.id) &&
    (context === undefined || context === null || (isObject(context) && isId(context.id))) &&
    (!isObject(grades) || (isOurs(grades.lineitem, facts) && isOurs(grades.lineitems, facts))) &&
    (!isObject(roster) || isOurs(roster.context_memberships_url, facts))
  );
}

function pageFor(claims: Claims): Verdict {
  const roles = lti(claims, 'roles') as readonly string[];
  const has = (...names: readonly string[]) => names.some((name) => roles.includes(name));
  const teaches = has('Instructor', INSTRUCTOR);
  const link = lti(claims, 'resource_link');
  if (!isObject(link) || link.id !== 'link-1') return teaches ? ['picker'] : 'refused';
  if (teaches) return ['class'];
  return has('Mentor') && !has('Learner', LEARNER) ? ['mentor'] : ['practice'];
}

/** Says by the reference's rules, written down a second time, how a launch with these signed claims ends. */
export function judged(claims: Claims, facts: Facts): Verdict {
  const sound =
    claims.iss === facts.origin &&
    isForUs(claims) &&
    isInTime(claims, facts) &&
    claims.nonce === facts.nonce &&
    isSomebody(claims, facts) &&
    isWellFormed(claims, facts);
  return sound ? pageFor(claims) : 'refused';
}
