import assert from 'node:assert/strict';
import type { ErrorCode } from '../../src/errors.ts';
import { hashSecret } from '../../src/lti/browserSecret.ts';
import { beginLogin } from '../../src/lti/login.ts';
import type { Params } from '../../src/lti/params.ts';
import type { Registration } from '../../src/lti/registration.ts';
import { ISSUER, NOW, PUBLIC_URL, registration } from './platformDouble.ts';

const legal = { iss: ISSUER, login_hint: '42', target_link_uri: `${PUBLIC_URL}/lti/launch` };

function begin(params: Params, registrations: readonly Registration[] = [registration]) {
  let serial = 0;
  return beginLogin(params, {
    findRegistrations: async (issuer) => registrations.filter((one) => one.issuer === issuer),
    publicUrl: PUBLIC_URL,
    now: () => NOW,
    random: () => `random-${serial++}`,
  });
}

function refused(code: ErrorCode, params: Params, registrations?: readonly Registration[]) {
  return assert.rejects(begin(params, registrations), { code });
}

describe('login initiation', () => {
  it('sends the browser on with exactly the parameters platforms compare', async () => {
    const { authUrl, record } = await begin({ ...legal, lti_message_hint: 'hint' });
    const url = new URL(authUrl);
    assert.equal(url.origin + url.pathname, `${ISSUER}/auth`);
    assert.deepEqual(Object.fromEntries(url.searchParams), {
      tenant: '7',
      scope: 'openid',
      response_type: 'id_token',
      response_mode: 'form_post',
      prompt: 'none',
      client_id: 'client-1',
      redirect_uri: 'https://tool.example/lti/launch',
      login_hint: '42',
      lti_message_hint: 'hint',
      state: record.state,
      nonce: record.nonce,
    });
  });

  it('keeps the hash of the browser secret, never the secret', async () => {
    const { record, secret } = await begin(legal);
    assert.equal(record.secretHash, hashSecret(secret));
    assert.ok(!JSON.stringify(record).includes(secret));
    assert.equal(new Set([record.state, record.nonce, secret]).size, 3);
    assert.equal(record.expiresAt - record.createdAt, 15 * 60_000);
  });

  it('returns a message hint unchanged, whatever characters it has', async () => {
    const hint = '{"cmid":12,"x":"a+b&c=d ü \\" ✓"}';
    const { authUrl } = await begin({ ...legal, lti_message_hint: hint });
    assert.equal(new URL(authUrl).searchParams.get('lti_message_hint'), hint);
    assert.equal(new URL((await begin(legal)).authUrl).searchParams.has('lti_message_hint'), false);
  });

  it('reads a query and a body alike and ignores what it does not know', async () => {
    const params = new URLSearchParams({ ...legal, canvas_region: 'eu', whatever: '1' });
    assert.equal((await begin(params)).record.registrationId, 'reg-1');
    assert.equal((await begin({ ...legal, canvas_region: ['a', 'b'] })).record.registrationId, 'reg-1');
  });

  it('takes the deployment under both names unless they differ', async () => {
    assert.equal((await begin({ ...legal, lti_deployment_id: 'd' })).record.deploymentId, 'd');
    assert.equal((await begin({ ...legal, deployment_id: 'd' })).record.deploymentId, 'd');
    await refused('bad_request', { ...legal, lti_deployment_id: 'd', deployment_id: 'e' });
  });

  it('refuses a missing or doubled parameter', async () => {
    await refused('bad_request', { ...legal, iss: undefined });
    await refused('bad_request', { ...legal, iss: [ISSUER, ISSUER] });
    await refused('bad_request', new URLSearchParams([...Object.entries(legal), ['iss', ISSUER]]));
    await refused('bad_request', { ...legal, login_hint: { $ne: '' } });
    await refused('bad_request', { ...legal, lti_message_hint: 'x'.repeat(1_000_000) });
    await refused('login_hint_missing', { ...legal, login_hint: undefined });
    await refused('target_link_missing', { ...legal, target_link_uri: '' });
  });

  for (const target of [
    'https://evil.example/lti/launch',
    'http://tool.example/lti/launch',
    'https://tool.example:444/lti/launch',
    'javascript:alert(1)',
    '//evil.example',
    '/lti/launch',
    'https://tool.example@evil.example/',
    'https://user@tool.example/',
    'https://tool.example.evil.example/',
  ]) {
    it(`refuses the target ${target}`, () =>
      refused('target_link_foreign', { ...legal, target_link_uri: target }));
  }

  it('names an unknown issuer and says when only a slash differs', async () => {
    await assert.rejects(begin({ ...legal, iss: 'https://other.example' }), {
      code: 'unknown_issuer',
      params: { issuer: 'https://other.example', hint: 'none' },
    });
    await assert.rejects(begin({ ...legal, iss: `${ISSUER}/` }), {
      code: 'unknown_issuer',
      params: { issuer: `${ISSUER}/`, hint: 'slash' },
    });
    await refused('unknown_issuer', { ...legal, iss: ISSUER.toUpperCase() });
  });

  it('needs the client id when the issuer has several registrations', async () => {
    const second = { ...registration, id: 'reg-2', clientId: 'client-2' };
    await refused('ambiguous_registration', legal, [registration, second]);
    const { record } = await begin({ ...legal, client_id: 'client-2' }, [registration, second]);
    assert.equal(record.registrationId, 'reg-2');
    await refused('unknown_client', { ...legal, client_id: 'client-9' }, [registration, second]);
    const suspended = { ...second, status: 'suspended' as const };
    assert.equal((await begin(legal, [registration, suspended])).record.registrationId, 'reg-1');
    await refused('registration_inactive', { ...legal, client_id: 'client-2' }, [registration, suspended]);
  });

  it('a platform that waits is told so, and one that is shut out is told that', async () => {
    const waiting = { ...registration, status: 'pending' as const };
    await refused('registration_pending', legal, [waiting]);
    await assert.rejects(begin(legal, [waiting]), { params: { contact: 'none' } });
    const suspended = { ...registration, status: 'suspended' as const };
    await refused('registration_inactive', legal, [suspended]);
  });
});
