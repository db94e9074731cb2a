import { createHmac, KeyObject, sign } from 'node:crypto';
import fc from 'fast-check';
import type { PlatformKey } from '../../lti/platformDouble.ts';
import { INSTRUCTOR, LEARNER, LTI, type TestPlatform } from '../../support/platform.ts';
import { type Facts, judged, type Verdict } from './launchOracle.ts';

const AGS = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint';
const NRPS = 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice';

/** Stands for a text or a number that no other launch has: a person may launch sixty times a minute. */
const UNIQUE = { text: '$unique', number: '$number' } as const;

/** What is changed about a legal launch; `claims` by full name, a missing value takes the claim out. */
export interface FuzzedLaunch {
  readonly claims: readonly (readonly [string, unknown])[];
  readonly header: Readonly<Record<string, unknown>>;
  readonly signer: 'platform' | 'namesake' | 'shared-secret' | 'nobody';
  readonly payload: 'claims' | 'list' | 'text' | 'bytes';
  readonly token: { readonly at: number; readonly letter: string } | null;
  readonly form: (typeof FORMS)[number];
  readonly cookie: 'own' | 'none' | 'wrong' | 'of another login';
}

const FORMS = [
  'legal',
  'extra fields',
  'names of prototypes',
  'no state',
  'no token',
  'state twice',
  'token twice',
  'an error too',
  'state as object',
  'as JSON',
  'as text',
  'odd charset',
  'unfinished escape',
  'too large',
  'not gzip',
  'not deflate',
  'not brotli',
  'unknown encoding',
] as const;
/** Forms that change nothing about the launch. */
const HARMLESS: ReadonlySet<string> = new Set([
  'legal',
  'extra fields',
  'names of prototypes',
  'unfinished escape',
]);

/** Values worth trying beside whatever chance makes; legal ones are among them. */
function interesting(
  origin: string,
  publicUrl: string,
  at: number,
): Readonly<Record<string, readonly unknown[]>> {
  const ids = [
    '',
    'x',
    'x'.repeat(255),
    'x'.repeat(256),
    7,
    -1,
    1.5,
    2 ** 60,
    null,
    true,
    {},
    [],
    'a\0b',
    'é✓',
    '\ud800',
  ];
  const times = [
    at,
    at + 50,
    at + 70,
    at - 50,
    at - 70,
    at - 800,
    at - 1000,
    0,
    -1,
    1e308,
    null,
    String(at),
    [at],
    {},
  ];
  const urls = [
    `${origin}/x?y=1`,
    'https://evil.example/',
    `${origin}.evil.example/`,
    `${origin}@evil.example/`,
    '',
    5,
    {},
  ];
  return {
    iss: [origin, `${origin}/`, origin.toUpperCase(), [origin], null],
    aud: [
      'client-1',
      ['client-1'],
      ['client-1', 'x'],
      ['client-1', 'client-1'],
      [['client-1']],
      {},
      'client-2',
    ],
    azp: ['client-1', 'x', null, ['client-1']],
    exp: times,
    iat: times,
    nbf: times,
    nonce: ['', 'x', null, ['x'], {}],
    sub: [UNIQUE.text, UNIQUE.number, `${origin}/public_user`, ...ids.filter((id) => id !== 'x' && id !== 7)],
    [`${LTI}version`]: ['1.3.0', '1.3', 1.3, ['1.3.0']],
    [`${LTI}message_type`]: [
      'LtiResourceLinkRequest',
      'LtiDeepLinkingRequest',
      'LtiSubmissionReviewRequest',
      'toString',
      {},
    ],
    [`${LTI}deployment_id`]: ['dep-1', 'dep-9', ...ids],
    [`${LTI}target_link_uri`]: [
      `${publicUrl}/lti/launch`,
      `${publicUrl}/`,
      'https://evil.example/lti/launch',
      'javascript:1',
      null,
    ],
    [`${LTI}roles`]: [
      [],
      [LEARNER],
      [INSTRUCTOR],
      ['Mentor'],
      ['http://evil.example/#NotAnInstructor'],
      [`${INSTRUCTOR}x`, 'instructor', '__proto__'],
      LEARNER,
      [LEARNER, 5],
      { 0: INSTRUCTOR },
    ],
    [`${LTI}role_scope_mentor`]: [['a'], 'a', { a: 1 }, [1, {}, null]],
    [`${LTI}resource_link`]: [{ id: 'link-1' }, {}, [], null, ...ids.map((id) => ({ id }))],
    [`${LTI}context`]: [null, {}, [], 'x', ...ids.map((id) => ({ id }))],
    [`${LTI}custom`]: [
      { trellis_content: '1.a.b', trellis_activity: 'act_x' },
      { role: 'admin' },
      [],
      'x',
      { a: { $gt: '' } },
    ],
    [`${LTI}launch_presentation`]: [{ return_url: 'javascript:1', locale: {} }, { locale: '../../etc' }, 'x'],
    [AGS]: [
      null,
      [],
      'x',
      ...urls.map((lineitem) => ({ scope: 'x', lineitem })),
      ...urls.map((lineitems) => ({ lineitems })),
    ],
    [NRPS]: [null, ...urls.map((url) => ({ context_memberships_url: url }))],
    name: ['<script>alert(1)</script>', 'x'.repeat(10_000), { a: 1 }, null],
    locale: ['es', 'xx-YY-zz', {}, '../..'],
  };
}

function anyClaim(
  values: Readonly<Record<string, readonly unknown[]>>,
): fc.Arbitrary<readonly [string, unknown]> {
  const named = Object.entries(values).map(([name, some]) =>
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...some).map((value) => [name, value] as const) },
      { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 2 }).map((value) => [name, value] as const) },
      { weight: 1, arbitrary: fc.constant([name, undefined] as const) },
    ),
  );
  const strange = fc.tuple(
    fc.constantFrom('__proto__', 'constructor', 'toString', ''),
    fc.jsonValue({ maxDepth: 1 }),
  );
  return fc.oneof({ weight: 12, arbitrary: fc.oneof(...named) }, { weight: 1, arbitrary: strange });
}

const legally = <T>(weight: number, legal: T, ...others: fc.Arbitrary<T>[]): fc.Arbitrary<T> =>
  fc.oneof(
    { weight, arbitrary: fc.constant(legal) },
    ...others.map((arbitrary) => ({ weight: 1, arbitrary })),
  );

/** Launches of which most differ from a legal one in one to three things. */
export function fuzzedLaunches(origin: string, publicUrl: string, at: number): fc.Arbitrary<FuzzedLaunch> {
  const header = fc.dictionary(
    fc.constantFrom('alg', 'kid', 'typ', 'crit', 'b64', 'jwk', 'jku', 'x5c', 'cty'),
    fc.oneof(
      fc.constantFrom('RS256', 'none', 'HS256', 'RS512', 'platform-key', ''),
      fc.jsonValue({ maxDepth: 1 }),
    ),
    { minKeys: 1, maxKeys: 2 },
  );
  const letter = fc.record({
    at: fc.nat(2000),
    letter: fc.constantFrom('A', 'b', '-', '.', '=', ' ', '\n', '%', 'é'),
  });
  return fc.record({
    claims: fc.array(anyClaim(interesting(origin, publicUrl, at)), { maxLength: 3 }),
    header: legally<Readonly<Record<string, unknown>>>(9, {}, header),
    signer: legally<FuzzedLaunch['signer']>(
      20,
      'platform',
      fc.constantFrom('namesake', 'shared-secret', 'nobody'),
    ),
    payload: legally<FuzzedLaunch['payload']>(40, 'claims', fc.constantFrom('list', 'text', 'bytes')),
    token: legally<FuzzedLaunch['token']>(12, null, letter),
    form: legally<FuzzedLaunch['form']>(6, 'legal', fc.constantFrom(...FORMS)),
    cookie: legally<FuzzedLaunch['cookie']>(12, 'own', fc.constantFrom('none', 'wrong', 'of another login')),
  });
}

const part = (of: unknown) =>
  Buffer.from(typeof of === 'string' ? of : JSON.stringify(of)).toString('base64url');

function signature(
  input: string,
  signer: FuzzedLaunch['signer'],
  own: PlatformKey,
  other: PlatformKey,
): string {
  if (signer === 'nobody') return 'AAAA';
  if (signer === 'shared-secret')
    return createHmac('sha256', JSON.stringify(own.jwk)).update(input).digest('base64url');
  const key = (signer === 'namesake' ? other : own).privateKey;
  return sign('RSA-SHA256', Buffer.from(input), KeyObject.from(key as CryptoKey)).toString('base64url');
}

/** A launch ready to be posted, and how it is to end. */
export interface Posted {
  readonly body: string;
  readonly contentType: string;
  readonly encoding: string;
  readonly cookie: string;
  readonly verdict: Verdict;
}

interface Ground {
  readonly facts: Facts;
  readonly platform: TestPlatform;
  readonly namesake: PlatformKey;
  readonly state: string;
  readonly secret: string;
  readonly serial: number;
}

function claimsOf({ claims }: FuzzedLaunch, { facts, serial }: Ground): Record<string, unknown> {
  const legal: Record<string, unknown> = {
    iss: facts.origin,
    aud: 'client-1',
    sub: `fuzz-${serial}`,
    iat: facts.at,
    exp: facts.at + 60,
    nonce: facts.nonce,
    [`${LTI}version`]: '1.3.0',
    [`${LTI}message_type`]: 'LtiResourceLinkRequest',
    [`${LTI}deployment_id`]: 'dep-1',
    [`${LTI}target_link_uri`]: `${facts.publicUrl}/lti/launch`,
    [`${LTI}roles`]: [LEARNER],
    [`${LTI}resource_link`]: { id: 'link-1' },
    [`${LTI}context`]: { id: 'course-1' },
  };
  const unique: Readonly<Record<string, unknown>> = {
    [UNIQUE.text]: `own-${serial}`,
    [UNIQUE.number]: serial,
  };
  const changes = claims.map(
    ([name, value]) => [name, typeof value === 'string' ? (unique[value] ?? value) : value] as const,
  );
  return Object.fromEntries([...Object.entries(legal), ...changes]);
}

function tokenOf(fuzzed: FuzzedLaunch, claims: Record<string, unknown>, ground: Ground): string {
  const header = part({ alg: 'RS256', kid: 'platform-key', ...fuzzed.header });
  const payload = { claims: part(claims), list: part([claims]), text: part('"x"'), bytes: '_w' }[
    fuzzed.payload
  ];
  const input = `${header}.${payload}`;
  const whole = `${input}.${signature(input, fuzzed.signer, ground.platform.key, ground.namesake)}`;
  if (fuzzed.token === null) return whole;
  const { at, letter } = fuzzed.token;
  const place = at % whole.length;
  return whole.slice(0, place) + letter + whole.slice(place + 1);
}

function bodyOf(
  form: FuzzedLaunch['form'],
  state: string,
  token: string,
): Pick<Posted, 'body' | 'contentType' | 'encoding'> {
  const legal = new URLSearchParams({ state, id_token: token }).toString();
  const contentType = 'application/x-www-form-urlencoded';
  const bodies: Readonly<Record<FuzzedLaunch['form'], string>> = {
    legal,
    'extra fields': `${legal}&utf8=%E2%9C%93&x=1&x=2`,
    'names of prototypes': `${legal}&__proto__=x&constructor=y&toString=z&hasOwnProperty=0`,
    'no state': new URLSearchParams({ id_token: token }).toString(),
    'no token': new URLSearchParams({ state }).toString(),
    'state twice': `${legal}&state=${state}`,
    'token twice': `${legal}&id_token=x`,
    'an error too': `${legal}&error=access_denied`,
    'state as object': `state[$ne]=x&${new URLSearchParams({ id_token: token })}`,
    'as JSON': JSON.stringify({ state, id_token: token }),
    'as text': legal,
    'odd charset': legal,
    'unfinished escape': `${legal}&x=%E0%A4%A&%=1`,
    'too large': `${legal}&x=${'y'.repeat(300_000)}`,
    'not gzip': legal,
    'not deflate': legal,
    'not brotli': legal,
    'unknown encoding': legal,
  };
  const types: Readonly<Record<string, string>> = {
    'as JSON': 'application/json',
    'as text': 'text/plain',
    'odd charset': `${contentType}; charset=utf-7`,
  };
  const encodings: Readonly<Record<string, string>> = {
    'not gzip': 'gzip',
    'not deflate': 'deflate',
    'not brotli': 'br',
    'unknown encoding': 'zstd',
  };
  return {
    body: bodies[form],
    contentType: types[form] ?? contentType,
    encoding: encodings[form] ?? 'identity',
  };
}

/** Header members that are never looked at; any other change of the header makes the token another one. */
const UNREAD: ReadonlySet<string> = new Set(['typ', 'jwk', 'jku', 'x5c', 'cty']);

function headerHolds(header: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(header).every(
    ([name, value]) =>
      UNREAD.has(name) ||
      (name === 'alg' && value === 'RS256') ||
      (name === 'kid' && value === 'platform-key'),
  );
}

function verdictOn(
  fuzzed: FuzzedLaunch,
  claims: Record<string, unknown>,
  legalToken: boolean,
  facts: Facts,
): Verdict {
  const carried =
    HARMLESS.has(fuzzed.form) &&
    fuzzed.cookie !== 'wrong' &&
    legalToken &&
    fuzzed.signer === 'platform' &&
    fuzzed.payload === 'claims' &&
    headerHolds(fuzzed.header);
  if (!carried) return 'refused';
  const verdict = judged(JSON.parse(JSON.stringify(claims)) as Record<string, unknown>, facts);
  const deferred = fuzzed.cookie === 'none' || fuzzed.cookie === 'of another login';
  if (!deferred) return verdict;
  // Whether the link is ready is seen only once the browser is proved.
  return verdict !== 'refused' || unready(claims, facts) ? ['verify'] : 'refused';
}

/** Refused only because nobody has chosen for this link yet. */
function unready(claims: Record<string, unknown>, facts: Facts): boolean {
  const link = claims[`${LTI}resource_link`];
  const own = { ...(typeof link === 'object' && link !== null && !Array.isArray(link) ? link : {}) };
  const asReady = { ...claims, [`${LTI}resource_link`]: 'id' in own ? { ...own, id: 'link-1' } : link };
  const teaching = { ...claims, [`${LTI}roles`]: [INSTRUCTOR] };
  const sound = JSON.parse(JSON.stringify(asReady)) as Record<string, unknown>;
  return (
    judged(sound, facts) !== 'refused' && judged(JSON.parse(JSON.stringify(teaching)), facts) !== 'refused'
  );
}

/** Makes the request of a fuzzed launch. */
export function posted(fuzzed: FuzzedLaunch, ground: Ground): Posted {
  const { facts, state, secret } = ground;
  const claims = claimsOf(fuzzed, ground);
  const whole = tokenOf({ ...fuzzed, token: null }, claims, ground);
  const token = fuzzed.token === null ? whole : tokenOf(fuzzed, claims, ground);
  const cookies: Readonly<Record<FuzzedLaunch['cookie'], string>> = {
    own: `__Host-lti_${state}=${secret}`,
    none: '',
    wrong: `__Host-lti_${state}=${secret}x`,
    'of another login': `__Host-lti_other=${secret}`,
  };
  return {
    ...bodyOf(fuzzed.form, state, token),
    cookie: cookies[fuzzed.cookie],
    verdict: verdictOn(fuzzed, claims, token === whole, facts),
  };
}
