import assert from 'node:assert/strict';
import type { AdminOverview, AuditView, PlatformView, Slice } from '../../src/api/administration.ts';
import { tend } from '../../src/jobs/tend.ts';
import { createRegistrationCode } from '../../src/lti/registration/code.ts';
import { MOST_PENDING, PENDING_TTL_MS } from '../../src/lti/registration/room.ts';
import { call } from '../support/browserless.ts';
import { aRegistration, fresh } from '../support/fixtures.ts';
import { signInOperator } from '../support/operator.ts';
import { startTool, type TestTool } from '../support/tool.ts';

const EMPTY = { deploymentId: '', authUrl: '', tokenUrl: '', jwksUrl: '', audience: '', code: '' };
const EVIL = { authUrl: 'https://evil.example/auth', jwksUrl: 'https://evil.example/keys' };

describe('an operator decides about exactly what was shown', () => {
  let tool: TestTool;
  let token: string;
  let round = 0;

  before(async () => {
    tool = await startTool({ frozen: true, environment: { TRUST_PROXY: '1' } });
  });
  after(() => tool?.close());
  beforeEach(async () => {
    round += 1;
    token = await signInOperator(tool);
  });

  const store = () => tool.running.services.store;
  const issuer = () => `https://moodle-${round}.example`;
  async function form(more: Record<string, string> = {}, address = `2001:db8:${round}::1`) {
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': address };
    const typed = { ...EMPTY, family: 'moodle', issuer: issuer(), clientId: 'abc', ...more };
    const init = { method: 'POST', headers, body: JSON.stringify(typed) };
    const response = await fetch(`${tool.url}/lti/setup`, init);
    return { status: response.status, body: (await response.json()) as { code: string; state: string } };
  }
  const ask = <T = AdminOverview & { code: string }>(method: string, path: string, body?: unknown) =>
    call<T>(tool, token, method, `/api/admin${path}`, body);
  async function card(): Promise<PlatformView> {
    const { body } = await ask('GET', '/platforms');
    const own = body.platforms.find((one) => one.issuer === issuer());
    assert.ok(own);
    return own;
  }
  const code = async () =>
    (await createRegistrationCode(store().registrationCodes, { now: tool.clock.now })).text;
  const kept = async () => (await store().platforms.byIssuer(issuer()))[0];
  const letIn = (id: string, addresses?: string) =>
    ask('PUT', `/platforms/${id}`, { status: 'active', ...(addresses ? { addresses } : {}) });
  const accept = (id: string, digest: string) =>
    ask('POST', `/platforms/${id}/proposal`, { accept: true, digest });

  it('addresses that were swapped after the operator looked are not accepted', async () => {
    await form({ code: await code() });
    await form({ jwksUrl: `${issuer()}/keys-2` });
    const seen = await card();
    await form({ ...EVIL });
    const late = await accept(seen.id, seen.proposal?.digest ?? '');
    assert.deepEqual([late.status, late.body.code], [409, 'addresses_changed']);
    assert.equal((await ask('POST', `/platforms/${seen.id}/proposal`, { accept: true })).status, 400);
    assert.equal((await kept())?.jwksUrl, `${issuer()}/mod/lti/certs.php`);
    const now = await card();
    assert.equal((await accept(now.id, now.proposal?.digest ?? '')).status, 200);
    const { body } = await ask<Slice<AuditView>>('GET', '/audit');
    const entry = body.rows.find(({ act }) => act === 'proposalAccepted');
    assert.equal(entry?.detail.jwksUrl, EVIL.jwksUrl);
    assert.equal(entry?.detail.authUrl, EVIL.authUrl);
    assert.ok(String(entry?.detail.origins).includes('https://evil.example'));
    assert.equal(body.rows.filter(({ act }) => act === 'proposalAccepted').length, 1);
  });

  it('a form does not replace addresses that wait since a discovery', async () => {
    await form({ code: await code() });
    const source = { by: 'discovery', host: `moodle-${round}.example`, at: 1 } as const;
    await store().platforms.settle(
      issuer(),
      'abc',
      (known) => known && { ...known, proposal: { ...known, jwksUrl: `${issuer()}/own`, source } },
    );
    assert.equal((await form(EVIL)).body.state, 'proposed');
    assert.equal((await kept())?.proposal?.jwksUrl, `${issuer()}/own`);
  });

  it('a platform that waits is let in only with the addresses that were seen, and not while others wait', async () => {
    await form(EVIL);
    const { id, addresses } = await card();
    assert.deepEqual(addresses.foreign, ['authUrl', 'jwksUrl']);
    assert.ok(addresses.origins.includes('https://evil.example'));
    assert.equal(addresses.jwksUrl, EVIL.jwksUrl);
    assert.equal((await letIn(id)).status, 400);
    assert.equal((await letIn(id, 'A'.repeat(43))).body.code, 'addresses_changed');
    await form();
    const waits = await letIn(id, addresses.digest);
    assert.deepEqual([waits.status, waits.body.code], [409, 'proposal_waits']);
    assert.equal((await kept())?.status, 'pending');
    await ask('POST', `/platforms/${id}/proposal`, { accept: false });
    assert.equal((await letIn(id, addresses.digest)).status, 200);
    assert.equal((await kept())?.status, 'active');
  });

  it('nothing of a squatter stays when an honest registration takes its place', async () => {
    for (const way of ['code', 'accept']) {
      const clientId = `client-${way}`;
      await form({ ...EVIL, clientId, family: 'generic', tokenUrl: EVIL.authUrl, deploymentId: 'evil' });
      if (way === 'code') await form({ clientId, code: await code(), deploymentId: '7' });
      else {
        await form({ clientId });
        const { body } = await ask('GET', '/platforms');
        const own = body.platforms.find((one) => one.clientId === clientId && one.issuer === issuer());
        assert.equal((await accept(own?.id ?? '', own?.proposal?.digest ?? '')).status, 200);
      }
      const row = (await store().platforms.list()).find(
        ({ registration }) => registration.clientId === clientId && registration.issuer === issuer(),
      );
      assert.deepEqual(row?.registration.origins, [issuer()], way);
      assert.equal(row?.registration.family, 'moodle', way);
      assert.deepEqual(
        row?.deployments.map(({ deploymentId }) => deploymentId),
        way === 'code' ? ['7'] : [],
        way,
      );
    }
  });

  it('origins of old addresses go with them, those pinned by hand stay', async () => {
    await form({ code: await code(), authUrl: 'https://old.example/auth' });
    const { id } = await card();
    const origins = [issuer(), 'https://old.example', 'https://by-hand.example'];
    await store().platforms.change(id, { origins });
    await form();
    const { proposal } = await card();
    assert.equal((await accept(id, proposal?.digest ?? '')).status, 200);
    assert.deepEqual((await kept())?.origins, [issuer(), 'https://by-hand.example']);
  });

  it('one network has one limit for both ways of registering, whatever its addresses', async () => {
    const press = async (n: number) => {
      const headers = { 'content-type': 'application/json', 'x-forwarded-for': `2001:db8:${round}::${n}` };
      const init = { method: 'POST', headers, body: JSON.stringify({ confirmation: 'made up', code: '' }) };
      const response = await fetch(`${tool.url}/lti/register`, init);
      assert.match(response.headers.get('content-type') ?? '', /^application\/problem\+json/);
      return response.status;
    };
    for (let n = 1; n <= 60; n += 1) assert.equal(await press(n), 400);
    assert.equal((await form({}, `2001:db8:${round}::77`)).status, 429);
  });

  it('a queue filled by forms is full for forms alone, and empties itself', async () => {
    await form();
    const own = await kept();
    const source = { by: 'form', host: 'x.example', at: 1 } as const;
    const at = tool.clock.now;
    for (let n = 0; n < MOST_PENDING; n += 1)
      await store().platforms.put(
        aRegistration({ id: fresh('waiting'), status: 'pending', source, createdAt: at }),
      );
    assert.equal((await form({ clientId: 'another' })).body.code, 'registration_queue_full');
    tool.clock.now += PENDING_TTL_MS + 1;
    await tend(tool.running.services.worker);
    assert.equal(await store().platforms.get(own?.id ?? ''), null);
    token = await signInOperator(tool);
    assert.equal((await form({ clientId: 'another' })).body.state, 'pending');
  });
});
