import assert from 'node:assert/strict';
import { UnsecuredJWT } from 'jose';
import type { RegistrationResult } from '../../src/api/registration.ts';
import { createRegistrationCode } from '../../src/lti/registration/code.ts';
import { MOST_PENDING } from '../../src/lti/registration/room.ts';
import { pageDataOf } from '../support/browserless.ts';
import { aRegistration, fresh } from '../support/fixtures.ts';
import { type Registrar, startRegistrar } from '../support/registrar.ts';
import { startTool, type TestTool } from '../support/tool.ts';

const MINUTE = 60_000;
const TOOL = 'https://purl.imsglobal.org/spec/lti-tool-configuration';

type Problem = { code: string; params: Record<string, string> };
type Answer = { status: number; body: Omit<RegistrationResult, 'code'> & Problem };

describe('dynamic registration over HTTP', () => {
  let lms: Registrar;
  let tool: TestTool;
  let usual: Record<string, unknown>;
  let round = 0;

  before(async () => {
    lms = await startRegistrar();
    usual = lms.configuration;
    // Each test comes from an address of its own: what is limited is limited by address.
    const environment = { CONTACT: 'tools@school.example', TRUST_PROXY: '1' };
    tool = await startTool({ frozen: true, allow: lms.origin, environment });
  });
  after(async () => {
    await tool?.close();
    await lms?.close();
  });
  /** Each test meets another platform behind the same address, and a new client. */
  beforeEach(() => {
    round += 1;
    lms.seen.length = 0;
    lms.answers.clear();
    lms.configuration = { ...usual, issuer: `${lms.origin}/${round}` };
    lms.reply = { client_id: `client-${round}`, [TOOL]: { deployment_id: 'dep-1' } };
  });

  const open = (query: Record<string, string>) =>
    fetch(`${tool.url}/lti/register?${new URLSearchParams(query)}`);

  async function confirmation(query: Record<string, string> = {}): Promise<string> {
    const response = await open({ openid_configuration: lms.configurationUrl, ...query });
    assert.equal(response.status, 200);
    return pageDataOf<'register'>(await response.text()).data.confirmation;
  }

  /** As the page sends it. */
  async function post(body: unknown): Promise<Answer> {
    const headers = {
      'content-type': 'application/json',
      accept: 'application/json',
      'x-forwarded-for': `198.51.100.${round}`,
    };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    const response = await fetch(`${tool.url}/lti/register`, init);
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  }
  const press = (sealed: string, code = '') => post({ confirmation: sealed, code });
  const connect = async (query: Record<string, string> = {}, code = '') =>
    press(await confirmation(query), code);
  const code = async (hours = 1) => {
    const { store, practice } = tool.running.services;
    return createRegistrationCode(store.registrationCodes, { now: practice.now(), hours });
  };
  const issuer = () => String(lms.configuration.issuer);
  /** What is kept of the platform of this test. */
  const stored = async () =>
    (await tool.running.services.store.platforms.list()).filter(
      ({ registration }) => registration.issuer === `${lms.origin}/${round}`,
    );

  async function refused(answer: Promise<Answer>, status: number, problem: string): Promise<Problem> {
    const { status: got, body } = await answer;
    assert.deepEqual([got, body.code], [status, problem], JSON.stringify(body));
    return body;
  }

  it('nothing is fetched and nothing is kept before "Connect" is pressed', async () => {
    const response = await open({
      openid_configuration: lms.configurationUrl,
      registration_token: 'token-1',
    });
    const html = await response.text();
    const { data } = pageDataOf<'register'>(html);
    assert.equal(data.host, new URL(lms.origin).host);
    assert.ok(html.includes(data.host) && html.includes('Gradebook columns') && html.includes('Names'));
    assert.ok(!html.includes('token-1'), 'the permission of the LMS is sealed in the page');
    assert.equal(response.headers.get('cache-control'), 'no-store');
    assert.deepEqual(lms.seen, []);
    assert.deepEqual(await stored(), []);
  });

  it('the page may be framed by the LMS that asks and by nobody else', async () => {
    const frames = async (url: string) =>
      /frame-ancestors ([^;]*)/.exec(
        (await open({ openid_configuration: url })).headers.get('content-security-policy') ?? '',
      )?.[1];
    assert.equal(await frames(lms.configurationUrl), `'self' ${lms.origin}`);
    assert.equal(
      await frames('https://moodle.school.example/mod/lti/openid-configuration.php'),
      "'self' https://moodle.school.example https://school.example https://*.school.example",
    );
    assert.match((await frames('https://canvas.instructure.com/api/lti/x')) ?? '', / https:$/);
  });

  it('after "Connect" the tool registers itself and waits for the operator', async () => {
    const { status, body } = await connect({ registration_token: 'token-1' });
    assert.equal(status, 200);
    assert.deepEqual(
      [body.state, body.known, body.clientId, body.deploymentId, body.contact],
      ['pending', false, `client-${round}`, 'dep-1', 'tools@school.example'],
    );
    const [asked, sent] = lms.seen;
    assert.deepEqual(
      [asked?.method, asked?.path, asked?.authorization],
      ['GET', '/config', 'Bearer token-1'],
    );
    assert.deepEqual(
      [sent?.method, sent?.path, sent?.authorization],
      ['POST', '/register?keep=this', 'Bearer token-1'],
    );
    const request = sent?.body as Record<string, unknown>;
    assert.equal(request.initiate_login_uri, `${tool.url}/lti/login`);
    assert.deepEqual(request.redirect_uris, [`${tool.url}/lti/launch`]);
    assert.equal(request.jwks_uri, `${tool.url}/lti/jwks.json`);
    assert.equal(request.token_endpoint_auth_method, 'private_key_jwt');
    const configuration = request[TOOL] as Record<string, unknown>;
    assert.equal(configuration.domain, new URL(tool.url).host);
    assert.ok(!JSON.stringify(configuration.claims).includes('email'));
    const [row] = await stored();
    assert.equal(row?.registration.status, 'pending');
    assert.equal(row?.registration.jwksUrl, `${lms.origin}/jwks`);
    assert.equal(row?.registration.source?.host, new URL(lms.origin).host);
    assert.deepEqual(
      row?.deployments.map(({ deploymentId, status }) => [deploymentId, status]),
      [['dep-1', 'active']],
    );
    const login = new URLSearchParams({
      iss: issuer(),
      login_hint: 'x',
      target_link_uri: `${tool.url}/lti/launch`,
      client_id: body.clientId,
    });
    assert.equal((await fetch(`${tool.url}/lti/login?${login}`)).status, 403, 'no launch before approval');
  });

  it('a one-time code makes it active at once, and only once', async () => {
    const { text } = await code();
    const first = await connect({}, ` ${text.toLowerCase().replaceAll('-', ' ')} `);
    assert.equal(first.body.state, 'active');
    const before = lms.seen.length;
    const sealed = await confirmation();
    await refused(press(sealed, text), 403, 'registration_code_invalid');
    assert.equal(lms.seen.length, before, 'a spent code is told before anything is fetched');
    assert.equal((await press(sealed)).status, 200, 'and the page can be sent without it');
  });

  it('an expired code, a made-up one and one of the wrong length are no codes', async () => {
    const { text } = await code(1);
    tool.clock.now += 60 * MINUTE;
    for (const wrong of [text, 'AAAA-BBBB-CCCC-DDDD', 'x', '$ne'])
      await refused(connect({}, wrong), 403, 'registration_code_invalid');
    assert.deepEqual(lms.seen, []);
  });

  it('of ten registrations with one code at the same time exactly one is active', async () => {
    const { text } = await code();
    const sealed = await Promise.all(Array.from({ length: 10 }, () => confirmation()));
    const reply = lms.reply;
    let at = 0;
    Object.defineProperty(lms, 'reply', {
      configurable: true,
      get: () => {
        at += 1;
        return { client_id: `parallel-${at}` };
      },
    });
    const answers = await Promise.all(sealed.map((one) => press(one, text)));
    Object.defineProperty(lms, 'reply', { configurable: true, writable: true, value: reply });
    const states = answers.map(({ body }) => body.state);
    assert.equal(states.filter((state) => state === 'active').length, 1, states.join());
    const rows = await stored();
    assert.equal(rows.filter(({ registration }) => registration.status === 'active').length, 1);
    for (const { status, body } of answers)
      assert.ok(status === 200 || body.code === 'registration_code_invalid', JSON.stringify(body));
  });

  it('a second press, and twenty presses at once, ask the LMS once', async () => {
    const sealed = await confirmation();
    const answers = await Promise.all(Array.from({ length: 20 }, () => press(sealed)));
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
    await refused(press(sealed), 409, 'confirmation_used');
    assert.equal(lms.seen.filter(({ method }) => method === 'POST').length, 1);
  });

  it('a confirmation that is old, changed, made up or missing does nothing', async () => {
    const sealed = await confirmation();
    const changed = `${sealed.slice(0, -3)}${sealed.endsWith('AAA') ? 'BBB' : 'AAA'}`;
    await refused(press(changed), 400, 'confirmation_invalid');
    await refused(press('a.b.c'), 400, 'confirmation_invalid');
    const naked = new UnsecuredJWT({ configurationUrl: lms.configurationUrl, token: null }).encode();
    await refused(press(naked), 400, 'confirmation_invalid');
    tool.clock.now += 31 * MINUTE;
    await refused(press(sealed), 400, 'confirmation_invalid');
    await refused(post({}), 400, 'bad_request');
    assert.deepEqual(lms.seen, []);
  });

  it('a form of another site, and a browser that says so, cannot press it', async () => {
    const sealed = await confirmation();
    const fields = { confirmation: sealed, code: '' };
    const send = (init: RequestInit) =>
      fetch(`${tool.url}/lti/register`, { method: 'POST', ...init }).then(({ status }) => status);
    assert.equal(await send({ body: new URLSearchParams(fields) }), 403);
    const plain = { 'content-type': 'text/plain' };
    assert.equal(await send({ body: JSON.stringify(fields), headers: plain }), 403);
    const foreign = { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' };
    assert.equal(await send({ body: JSON.stringify(fields), headers: foreign }), 403);
    const preflight = await fetch(`${tool.url}/lti/register`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    assert.equal(preflight.headers.get('access-control-allow-origin'), null);
    assert.deepEqual(lms.seen, []);
  });

  it('a request that names no configuration, or no safe address, gets a page that any LMS may show', async () => {
    const bad: Record<string, string>[] = [
      {},
      { openid_configuration: '' },
      { openid_configuration: 'moodle' },
      { openid_configuration: 'http://moodle.example/config' },
      { openid_configuration: 'javascript:alert(1)' },
      { openid_configuration: 'file:///etc/passwd' },
      { openid_configuration: 'https://user:pass@moodle.example/config' },
      { openid_configuration: `https://moodle.example/${'x'.repeat(3000)}` },
    ];
    for (const query of bad) {
      const response = await open(query);
      assert.equal(response.status, 400, JSON.stringify(query));
      assert.match(response.headers.get('content-security-policy') ?? '', /frame-ancestors 'self' https:/);
    }
  });

  it('private addresses are refused when "Connect" is pressed, before any connection', async () => {
    const inside = [
      'https://127.0.0.1/config',
      'https://localhost/config',
      'https://169.254.169.254/latest/meta-data',
      'https://10.0.0.7/config',
      'https://[::1]/config',
      'https://[::ffff:10.0.0.1]/config',
      'https://2130706433/config',
      'https://8.8.8.8:8443/config',
      'http://127.0.0.1:9/config',
      'http://localhost:9/config',
    ];
    for (const url of inside) {
      const { params } = await refused(connect({ openid_configuration: url }), 400, 'configuration_refused');
      assert.equal(params.host, new URL(url).host);
    }
    assert.deepEqual(await stored(), []);
  });

  it('addresses inside a configuration are held to the same rule', async () => {
    lms.configuration.registration_endpoint = 'https://169.254.169.254/register';
    await refused(connect(), 400, 'configuration_refused');
    lms.configuration.registration_endpoint = 'http://10.0.0.7/register';
    const { params } = await refused(connect(), 502, 'configuration_invalid');
    assert.equal(params.fields, 'registration_endpoint');
  });

  it('a redirect is not followed, neither for the configuration nor for the registration', async () => {
    const away = { status: 302, headers: { location: `${lms.origin}/elsewhere` } };
    lms.answers.set('/config', away);
    await refused(connect(), 400, 'configuration_refused');
    lms.answers.delete('/config');
    lms.answers.set('/register', away);
    await refused(connect(), 400, 'configuration_refused');
    assert.ok(lms.seen.every(({ path }) => path !== '/elsewhere'));
  });

  it('a configuration that speaks for another domain is refused', async () => {
    for (const foreign of ['https://canvas.instructure.com', 'http://127.0.0.1:1', 'https://127.0.0.1']) {
      lms.configuration.issuer = foreign;
      const { params } = await refused(connect(), 403, 'issuer_foreign');
      assert.equal(params.issuer, foreign);
    }
    assert.ok(lms.seen.every(({ method }) => method === 'GET'));
  });

  it('a configuration that is none, is incomplete or cannot do what is needed is told by name', async () => {
    const wrong: [string, Record<string, unknown>, string][] = [
      ['no issuer', { issuer: undefined }, 'issuer'],
      ['no keys', { jwks_uri: 7 }, 'jwks_uri'],
      ['code only', { response_types_supported: ['code'] }, 'response_types_supported'],
      [
        'shared secrets',
        { id_token_signing_alg_values_supported: ['HS256'] },
        'id_token_signing_alg_values_supported',
      ],
    ];
    const whole = lms.configuration;
    for (const [name, change, field] of wrong) {
      lms.configuration = { ...whole, ...change };
      const { params } = await refused(connect(), 502, 'configuration_invalid');
      assert.equal(params.fields, field, name);
    }
    for (const body of ['<html>', '[]', 'null', '"x"']) {
      lms.answers.set('/config', { status: 200, body });
      await refused(connect(), 502, 'configuration_invalid');
    }
    lms.answers.set('/config', { status: 404 });
    await refused(connect(), 502, 'configuration_invalid');
    lms.answers.set('/config', { status: 503 });
    await refused(connect(), 502, 'configuration_unreachable');
    lms.answers.set('/config', null);
    await refused(connect(), 502, 'configuration_unreachable');
  });

  it('a permission that has ended is told, without a call where it says so itself', async () => {
    const token = new UnsecuredJWT({}).setExpirationTime(Math.floor(tool.clock.now / 1000) - 1).encode();
    await refused(connect({ registration_token: token }), 403, 'registration_token_expired');
    assert.deepEqual(lms.seen, []);
    lms.answers.set('/register', { status: 401, body: 'token_already_used' });
    await refused(connect({ registration_token: 'used' }), 403, 'registration_token_expired');
    lms.answers.set('/config', { status: 401 });
    await refused(connect({ registration_token: 'old' }), 403, 'registration_token_expired');
  });

  it('what the LMS answers is told: a refusal with its reason, an answer that is none, no answer', async () => {
    lms.answers.set('/register', {
      status: 422,
      body: { errors: [{ field: 'placements', message: '<b>unknown</b>' }] },
    });
    const { params } = await refused(connect(), 502, 'registration_refused');
    assert.match(params.reason ?? '', /placements/);
    lms.answers.set('/register', { status: 500, body: '<html>long page</html>' });
    assert.equal((await refused(connect(), 502, 'registration_refused')).params.reason, 'none');
    lms.answers.set('/register', { status: 200, body: { ok: true } });
    await refused(connect(), 502, 'registration_reply_invalid');
    lms.answers.set('/register', null);
    await refused(connect(), 502, 'registration_unanswered');
    assert.deepEqual(await stored(), []);
    const posts = lms.seen.filter(({ method }) => method === 'POST');
    assert.equal(posts.length, 4, 'no request was repeated');
  });

  it('registering again changes nothing by itself, and activates nothing', async () => {
    const { text } = await code();
    await connect({}, text);
    const [before] = await stored();
    const again = await connect();
    assert.deepEqual([again.body.state, again.body.known], ['active', true]);
    assert.deepEqual(await stored(), [before]);
    const { platforms } = tool.running.services.store;
    await platforms.change(before?.registration.id ?? '', { status: 'pending' });
    assert.equal((await connect()).body.state, 'pending');
  });

  it('other addresses for an active registration wait for the operator, code or not', async () => {
    await connect({}, (await code()).text);
    lms.configuration.jwks_uri = `${lms.origin}/other-keys`;
    const proposed = await connect();
    assert.equal(proposed.body.state, 'proposed');
    const [row] = await stored();
    assert.equal(row?.registration.jwksUrl, `${lms.origin}/jwks`);
    assert.equal(row?.registration.proposal?.jwksUrl, `${lms.origin}/other-keys`);
    const { body } = await connect({}, (await code()).text);
    assert.deepEqual([body.state, body.code], ['proposed', 'kept']);
    assert.deepEqual(await stored(), [row]);
  });

  it('a suspended platform is refused with whom to ask, before its LMS makes anything, code or not', async () => {
    await connect();
    const [row] = await stored();
    const { platforms } = tool.running.services.store;
    await platforms.change(row?.registration.id ?? '', { status: 'suspended' });
    const posts = lms.seen.filter(({ method }) => method === 'POST').length;
    for (const given of ['', (await code()).text]) {
      const { params } = await refused(connect({}, given), 403, 'registration_suspended');
      assert.equal(params.contact, 'tools@school.example');
    }
    assert.equal(lms.seen.filter(({ method }) => method === 'POST').length, posts);
    assert.equal((await stored())[0]?.registration.status, 'suspended');
  });

  it('a full queue is told before the LMS makes anything, and forms do not fill it', async () => {
    const { platforms } = tool.running.services.store;
    const fill = async (by: 'form' | 'discovery') => {
      const source = { by, host: 'waiting.example', at: 1 } as const;
      for (let n = 0; n < MOST_PENDING; n += 1)
        await platforms.put(aRegistration({ id: fresh('waiting'), status: 'pending', source, createdAt: 1 }));
    };
    await fill('form');
    assert.equal((await connect()).status, 200);
    await fill('discovery');
    lms.seen.length = 0;
    await refused(connect(), 503, 'registration_queue_full');
    assert.ok(lms.seen.every(({ method }) => method === 'GET'));
    assert.equal((await connect({}, (await code()).text)).body.state, 'active');
    await platforms.sweepPending(2);
  });

  it('a further deployment is accepted as the policy says, at once with a code', async () => {
    const deployments = async () =>
      (await stored())[0]?.deployments.map(({ deploymentId, status }) => `${deploymentId} ${status}`);
    await connect();
    lms.reply = { ...lms.reply, [TOOL]: null, deployment_id: 2 };
    await connect();
    assert.deepEqual(await deployments(), ['2 pending', 'dep-1 active']);
    await connect({}, (await code()).text);
    assert.deepEqual(await deployments(), ['2 active', 'dep-1 active']);
  });

  it('whoever presses without end is told to wait', async () => {
    const answers = await Promise.all(Array.from({ length: 61 }, () => press('made up')));
    assert.deepEqual(
      answers.map(({ body }) => body.code).filter((problem) => problem !== 'confirmation_invalid'),
      ['too_many_requests'],
    );
  });

  it('services that were not granted are named', async () => {
    lms.reply = { ...lms.reply, scope: 'openid https://purl.imsglobal.org/spec/lti-ags/scope/score' };
    const { body } = await connect();
    assert.ok(body.missing.includes('https://purl.imsglobal.org/spec/lti-ags/scope/lineitem'));
    assert.ok(!body.missing.includes('https://purl.imsglobal.org/spec/lti-ags/scope/score'));
  });

  it('Moodle up to 4: bare message names, an answer of 200, a scope line that cannot be believed', async () => {
    lms.configuration['https://purl.imsglobal.org/spec/lti-platform-configuration'] = {
      product_family_code: 'moodle',
      version: '4.1.2 (Build: 20230313)',
      messages_supported: ['LtiResourceLinkRequest', 'LtiDeepLinkingRequest'],
      placements: ['AddContentMenu'],
      variables: ['Context.id', 'Context.id.history'],
    };
    lms.configuration.scopes_supported = [
      'https://purl.imsglobal.org/spec/lti-ags/scope/score',
      'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem',
      'openid',
    ];
    lms.configuration.claims_supported = ['sub', 'iss', 'name', 'given_name', 'family_name', 'email'];
    const body = { client_id: 'moodle-1', scope: '', [TOOL]: { deployment_id: 3 } };
    lms.answers.set('/register', { status: 200, body });
    const answer = await connect();
    assert.deepEqual([answer.body.family, answer.body.deploymentId], ['moodle', '3']);
    assert.deepEqual(answer.body.missing, []);
    const sent = lms.seen.at(-1)?.body ?? {};
    assert.equal(
      sent.scope,
      'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem https://purl.imsglobal.org/spec/lti-ags/scope/score',
    );
    const asked = sent[TOOL] as {
      messages: { type: string; placements?: string[] }[];
      [name: string]: unknown;
    };
    assert.deepEqual(
      asked.messages.map(({ type, placements }) => [type, placements]),
      [
        ['LtiResourceLinkRequest', undefined],
        ['LtiDeepLinkingRequest', undefined],
      ],
    );
    assert.deepEqual(asked.custom_parameters, { context_history: '$Context.id.history' });
    assert.deepEqual(asked.claims, ['iss', 'sub', 'name', 'given_name', 'family_name']);
    assert.equal((await stored())[0]?.registration.deploymentPolicy, 'auto');
  });

  it('Canvas: its placements, its privacy level, only messages and scopes it lists, its deployment beside', async () => {
    lms.configuration.scopes_supported = ['openid', 'https://purl.imsglobal.org/spec/lti-ags/scope/score'];
    lms.configuration.authorization_server = 'canvas.instructure.com';
    lms.configuration['https://purl.imsglobal.org/spec/lti-platform-configuration'] = {
      product_family_code: 'canvas',
      messages_supported: [
        { type: 'LtiResourceLinkRequest', placements: ['course_navigation'] },
        {
          type: 'LtiDeepLinkingRequest',
          placements: ['https://canvas.instructure.com/lti/assignment_selection', 'editor_button'],
        },
        7,
      ],
      variables: ['Canvas.masqueradingUser.userId', 'Canvas.course.previousContextIds.recursive'],
    };
    lms.reply = { client_id: 10_000_000_000_123, deployment_id: '1:abc', scope: `${'x'} openid` };
    const { body } = await connect();
    assert.deepEqual([body.family, body.clientId, body.deploymentId], ['canvas', '10000000000123', '1:abc']);
    const sent = lms.seen.at(-1)?.body ?? {};
    assert.equal(sent.scope, 'https://purl.imsglobal.org/spec/lti-ags/scope/score');
    const asked = sent[TOOL] as { messages: Record<string, unknown>[]; [name: string]: unknown };
    assert.equal(asked['https://canvas.instructure.com/lti/privacy_level'], 'name_only');
    assert.deepEqual(
      asked.messages.map(({ type, placements }) => [type, placements]),
      [['LtiDeepLinkingRequest', ['assignment_selection']]],
      'Canvas takes a message without placements for its link selection, and keeps the first it reads',
    );
    assert.deepEqual(asked.custom_parameters, {
      context_history: '$Canvas.course.previousContextIds.recursive',
      masquerading_user: '$Canvas.masqueradingUser.userId',
    });
  });
});
