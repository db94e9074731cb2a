import assert from 'node:assert/strict';
import { TrellisError } from '../../src/errors.ts';
import { SCOPES } from '../../src/lti/scopes.ts';
import { NOW, registration } from './platformDouble.ts';
import { json, platform } from './serviceDouble.ts';

const wanted = { registration, deploymentId: 'dep-1', scopes: [SCOPES.score] };
const brightspace = {
  ...registration,
  family: 'brightspace' as const,
  audience: 'https://api.example/token',
};
const nothing = () => ({});

describe('access tokens', () => {
  it('are asked for with an assertion dated back, for five minutes', async () => {
    let form: Record<string, string> = {};
    const lms = platform(nothing, (sent) => {
      form = Object.fromEntries(sent);
      return json({ access_token: 't', expires_in: 3600, scope: SCOPES.score });
    });
    await lms.tokens.get(wanted);
    assert.equal(form.grant_type, 'client_credentials');
    assert.equal(form.client_assertion_type, 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
    assert.equal(form.scope, SCOPES.score);
    assert.deepEqual(lms.assertions, [
      {
        iss: 'client-1',
        sub: 'client-1',
        aud: registration.tokenUrl,
        jti: 'jti-0',
        iat: NOW / 1000 - 10,
        exp: NOW / 1000 + 300,
      },
    ]);
  });

  it('come from one request for 50 callers at once, and until a minute before they end', async () => {
    const lms = platform(nothing);
    const all = await Promise.all(Array.from({ length: 50 }, () => lms.tokens.get(wanted)));
    assert.equal(new Set(all.map(({ token }) => token)).size, 1);
    lms.clock.now += 3539_000;
    await lms.tokens.get(wanted);
    assert.equal(lms.assertions.length, 1);
    lms.clock.now += 1_000;
    await lms.tokens.get(wanted);
    assert.equal(lms.assertions.length, 2);
  });

  it('are kept apart by scopes, whatever their order, and by deployment where that is the customer', async () => {
    const lms = platform(nothing);
    await lms.tokens.get({ ...wanted, scopes: [SCOPES.score, SCOPES.members] });
    await lms.tokens.get({ ...wanted, scopes: [SCOPES.members, SCOPES.score] });
    await lms.tokens.get({ ...wanted, deploymentId: 'dep-2', scopes: [SCOPES.members, SCOPES.score] });
    assert.equal(lms.assertions.length, 1);
    const shared = { ...registration, id: 'reg-2', tenantBy: 'deployment' as const };
    await lms.tokens.get({ ...wanted, registration: shared });
    await lms.tokens.get({ ...wanted, registration: shared, deploymentId: 'dep-2' });
    assert.equal(lms.assertions.length, 3);
    assert.equal(lms.assertions[2]?.['https://purl.imsglobal.org/spec/lti/claim/deployment_id'], 'dep-2');
  });

  it('are forgotten when refused, unless a newer one has come', async () => {
    const lms = platform(nothing);
    const first = await lms.tokens.get(wanted);
    lms.tokens.invalidate(wanted, first.token);
    const second = await lms.tokens.get(wanted);
    lms.tokens.invalidate(wanted, first.token);
    assert.equal((await lms.tokens.get(wanted)).token, second.token);
    assert.notEqual(second.token, first.token);
  });

  it('use the audience of the platform, and try the other one once and remember it', async () => {
    const lms = platform(nothing);
    await lms.tokens.get({ ...wanted, registration: brightspace });
    assert.equal(lms.assertions[0]?.aud, brightspace.audience);
    const canvas = { ...brightspace, family: 'canvas' as const };
    const strict = platform(nothing, (form) => {
      const claims = JSON.parse(
        Buffer.from(form.get('client_assertion')?.split('.')[1] ?? '', 'base64url').toString(),
      );
      return claims.aud === canvas.audience
        ? json({ access_token: 't', scope: form.get('scope') })
        : { status: 400, text: '{"error":"invalid_client"}' };
    });
    await strict.tokens.get({ ...wanted, registration: canvas });
    await strict.tokens.get({ ...wanted, registration: canvas, scopes: [SCOPES.members] });
    assert.deepEqual(
      strict.assertions.map(({ aud }) => aud),
      [canvas.tokenUrl, canvas.audience, canvas.audience],
    );
  });

  it('are read from JSON that calls itself a web page, with a life that is text', async () => {
    const body = JSON.stringify({ access_token: 't', token_type: 'Bearer', expires_in: '120' });
    const lms = platform(nothing, () => ({ headers: { 'content-type': 'text/html' }, text: body }));
    assert.deepEqual((await lms.tokens.get(wanted)).scopes, [SCOPES.score]);
    lms.clock.now += 61_000;
    await lms.tokens.get(wanted);
    assert.equal(lms.assertions.length, 2);
  });

  const refusals = [
    ['{"error":"invalid_scope"}', 400, 'token_refused', 'invalid_scope'],
    ['{"error" : ""kid" invalid"}', 400, 'token_refused', 'kid'],
    ['<html>Forbidden</html>', 403, 'token_refused', 'unknown'],
    ['{"access_token":"a b"}', 200, 'token_refused', 'unknown'],
    ['{"access_token":{"a":1}}', 200, 'token_refused', 'unknown'],
    ['{"access_token":"a","token_type":"mac"}', 200, 'token_refused', 'unknown'],
  ] as const;
  for (const [text, status, code, reason] of refusals) {
    it(`are refused by ${status} ${text}`, async () => {
      const lms = platform(nothing, () => ({ status, text }));
      await assert.rejects(lms.tokens.get(wanted), { code, params: { reason } });
    });
  }

  it('are worth another try after 429 and 503, which no one remembers', async () => {
    for (const status of [429, 503]) {
      const lms = platform(nothing, () => ({ status }));
      await assert.rejects(lms.tokens.get(wanted), (error) => error instanceof TrellisError && error.retry);
      await assert.rejects(lms.tokens.get(wanted));
      assert.equal(lms.assertions.length, 2);
    }
  });
});
