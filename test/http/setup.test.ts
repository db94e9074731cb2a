import assert from 'node:assert/strict';
import type { RegistrationResult } from '../../src/api/registration.ts';
import { createRegistrationCode } from '../../src/lti/registration/code.ts';
import { MOST_PENDING } from '../../src/lti/registration/room.ts';
import { pageDataOf } from '../support/browserless.ts';
import { aRegistration, fresh } from '../support/fixtures.ts';
import { startTool, type TestTool } from '../support/tool.ts';

type Answer = {
  status: number;
  body: Omit<RegistrationResult, 'code'> & { code: string; params: Record<string, string> };
};

describe('setting up by hand over HTTP', () => {
  let tool: TestTool;

  before(async () => {
    tool = await startTool({ frozen: true });
  });
  after(() => tool?.close());

  const EMPTY = {
    deploymentId: '',
    authUrl: '',
    tokenUrl: '',
    jwksUrl: '',
    audience: '',
    code: '',
  };

  async function send(typed: Record<string, unknown>): Promise<Answer> {
    const headers = { 'content-type': 'application/json', accept: 'application/json' };
    const body = JSON.stringify({ ...EMPTY, ...typed });
    const response = await fetch(`${tool.url}/lti/setup`, { method: 'POST', headers, body });
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  }
  const moodle = (n: number, more = {}) => ({
    family: 'moodle',
    issuer: `https://moodle-${n}.example`,
    clientId: 'abc',
    ...more,
  });
  const code = async () => {
    const { store, practice } = tool.running.services;
    return (await createRegistrationCode(store.registrationCodes, { now: practice.now() })).text;
  };
  const known = async (issuer: string) =>
    (await tool.running.services.store.platforms.list()).filter(
      ({ registration }) => registration.issuer === issuer,
    );

  it('the page holds every value of every LMS, with the tool’s own address', async () => {
    const response = await fetch(`${tool.url}/lti/setup`);
    const html = await response.text();
    const { guides } = pageDataOf<'setup'>(html).data;
    assert.deepEqual(
      guides.map(({ family }) => family),
      ['canvas', 'moodle', 'brightspace', 'blackboard', 'sakai', 'generic'],
    );
    const host = new URL(tool.url).host;
    for (const { values } of guides)
      for (const { value } of values) assert.ok(value.startsWith(tool.url) || value === host, value);
    assert.match(html, /Content Selection URL/);
    assert.match(response.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/);
  });

  it('what is typed back waits for the operator, its deployment with it', async () => {
    const { status, body } = await send(moodle(1, { deploymentId: '7' }));
    assert.deepEqual([status, body.state, body.known], [200, 'pending', false]);
    const [row] = await known('https://moodle-1.example');
    assert.equal(row?.registration.status, 'pending');
    assert.equal(row?.registration.jwksUrl, 'https://moodle-1.example/mod/lti/certs.php');
    assert.equal(row?.registration.source?.by, 'form');
    assert.deepEqual(
      row?.deployments.map(({ deploymentId, status: state }) => [deploymentId, state]),
      [['7', 'active']],
    );
  });

  it('with a code it is active at once', async () => {
    assert.equal((await send(moodle(2, { code: await code() }))).body.state, 'active');
    assert.equal(
      (await send(moodle(3, { code: 'AAAA-BBBB-CCCC-DDDD' }))).body.code,
      'registration_code_invalid',
    );
    assert.deepEqual(await known('https://moodle-3.example'), []);
  });

  it('fields that are missing or no address are named, and nothing is kept', async () => {
    const { status, body } = await send({ family: 'generic', issuer: 'https://lms.example', clientId: '' });
    assert.deepEqual([status, body.code], [400, 'registration_incomplete']);
    assert.deepEqual(body.params.fields?.split(', ').toSorted(), [
      'authUrl',
      'clientId',
      'jwksUrl',
      'tokenUrl',
    ]);
    const unsafe = await send(moodle(4, { jwksUrl: 'http://moodle-4.example/keys' }));
    assert.equal(unsafe.body.params.fields, 'jwksUrl');
    assert.equal((await send(moodle(4, { family: 'magic' }))).body.code, 'bad_request');
    assert.equal((await send(moodle(4, { issuer: { $ne: '' } }))).body.code, 'bad_request');
    assert.deepEqual(await known('https://moodle-4.example'), []);
  });

  it('a stranger changes no address that stands, waiting or active, and adds no deployment to it', async () => {
    const evil = { jwksUrl: 'https://evil.example/keys', deploymentId: 'evil' };
    await send(moodle(5));
    assert.equal((await send(moodle(5, evil))).body.state, 'proposed');
    await send(moodle(5, { code: await code() }));
    assert.equal((await send(moodle(5, evil))).body.state, 'proposed');
    const given = await code();
    const kept = await send(moodle(5, { ...evil, code: given }));
    assert.deepEqual([kept.body.state, kept.body.code], ['proposed', 'kept']);
    const [row] = await known('https://moodle-5.example');
    assert.equal(row?.registration.jwksUrl, 'https://moodle-5.example/mod/lti/certs.php');
    assert.equal(row?.registration.status, 'active');
    assert.deepEqual(row?.deployments, []);
    assert.equal((await send(moodle(6, { code: given }))).body.state, 'active', 'the code is still good');
  });

  it('a suspended registration stays as it is', async () => {
    await send(moodle(7));
    const [row] = await known('https://moodle-7.example');
    const { platforms } = tool.running.services.store;
    await platforms.change(row?.registration.id ?? '', { status: 'suspended' });
    for (const given of ['', await code()]) {
      const { status, body } = await send(moodle(7, { code: given }));
      assert.deepEqual([status, body.code], [403, 'registration_suspended']);
    }
    assert.equal((await known('https://moodle-7.example'))[0]?.registration.status, 'suspended');
  });

  it('what a code lets in is in the audit log, also where the same was waiting before', async () => {
    const ours = moodle(10);
    for (const more of [{}, {}, { code: await code() }]) await send({ ...ours, ...more });
    const [row] = await known(ours.issuer);
    assert.equal(row?.registration.status, 'active');
    const { audit } = tool.running.services.store;
    const of = { registration: row?.registration.id ?? '', deployment: null };
    const entries = await audit.page(of, null, 10);
    assert.deepEqual(entries.map(({ act, detail }) => [act, detail]).toReversed(), [
      ['platformRegistered', { outcome: 'created', status: 'pending', code: 'none' }],
      ['platformRegistered', { outcome: 'same', status: 'active', code: 'spent' }],
    ]);
  });

  it('no more wait than an operator can read; a code passes, and so does what is known', async () => {
    const { platforms } = tool.running.services.store;
    for (let n = 0; n < MOST_PENDING; n += 1)
      await platforms.put(aRegistration({ id: fresh('waiting'), status: 'pending' }));
    const { status, body } = await send(moodle(8));
    assert.deepEqual([status, body.code], [503, 'registration_queue_full']);
    assert.equal((await send(moodle(1))).status, 200);
    assert.equal((await send(moodle(9, { code: await code() }))).body.state, 'active');
  });

  it("Canvas's developer key names the tool's addresses, scopes, placements and privacy level", async () => {
    const response = await fetch(`${tool.url}/lti/canvas.json`);
    assert.equal(response.status, 200);
    assert.match(response.headers.get('content-type') ?? '', /^application\/json/);
    const key = (await response.json()) as Record<string, unknown> & {
      extensions: { privacy_level: string; domain: string; settings: { placements: unknown[] } }[];
    };
    assert.equal(key.oidc_initiation_url, `${tool.url}/lti/login`);
    assert.equal(key.target_link_uri, `${tool.url}/lti/launch`);
    assert.equal(key.public_jwk_url, `${tool.url}/lti/jwks.json`);
    const scopes = key.scopes as string[];
    assert.ok(scopes.includes('https://purl.imsglobal.org/spec/lti-ags/scope/score'));
    assert.ok(scopes.includes('https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly'));
    const [extension] = key.extensions;
    assert.equal(extension?.privacy_level, 'name_only');
    assert.equal(extension?.domain, new URL(tool.url).host);
    const placement = (name: string) => ({
      placement: name,
      enabled: true,
      message_type: 'LtiDeepLinkingRequest',
      target_link_uri: `${tool.url}/lti/launch`,
      text: 'Trellis',
    });
    assert.deepEqual(
      extension?.settings.placements,
      ['assignment_selection', 'link_selection'].map(placement),
    );
    for (const value of Object.values(key.custom_fields as object))
      assert.ok(typeof value === 'string' && !/[=\n]/.test(value));
  });
});
