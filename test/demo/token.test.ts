import assert from 'node:assert/strict';
import { MEDIA, SCOPES } from '../../src/demo/vocabulary.ts';
import { addActivity, askToken, assertionClaims, bearer, openWorld, type World } from './support/world.ts';

describe('demo LMS: access tokens', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });
  after(() => world.close());

  it('a signed assertion gets a token for the known scopes asked', async () => {
    const assertion = await world.tool.sign(assertionClaims(world));
    const response = await askToken(world, assertion, { scope: `${SCOPES.score} unknown ${SCOPES.roster}` });
    const body = (await response.json()) as Record<string, unknown>;
    assert.equal(body.scope, `${SCOPES.score} ${SCOPES.roster}`);
    assert.equal(body.expires_in, 3600);
    assert.equal(body.token_type, 'Bearer');
  });

  it('an assertion works once', async () => {
    const assertion = await world.tool.sign(assertionClaims(world));
    assert.equal((await askToken(world, assertion)).status, 200);
    assert.equal((await askToken(world, assertion)).status, 401);
  });

  it('an assertion that is forged, foreign, old or incomplete is refused as invalid_client', async () => {
    const now = Math.floor(world.clock / 1000);
    const wrong = [
      { iss: 'other' },
      { sub: 'other' },
      { aud: 'https://other.example/token' },
      { aud: world.demo.registration.issuer },
      { exp: now - 60 },
      { exp: undefined },
      { exp: now + 86_400 },
      { iat: now + 300 },
      { iat: now - 3600 },
      { jti: undefined },
      { jti: '' },
    ];
    for (const changes of wrong) {
      const response = await askToken(world, await world.tool.sign(assertionClaims(world, changes)));
      assert.equal(response.status, 401, JSON.stringify(changes));
      assert.equal(((await response.json()) as { error: string }).error, 'invalid_client');
    }
    const forged = await world.tool.sign(assertionClaims(world), { stranger: true });
    assert.equal((await askToken(world, forged)).status, 401);
    const unknownKey = await world.tool.sign(assertionClaims(world), { kid: 'tool-9' });
    assert.equal((await askToken(world, unknownKey)).status, 401);
  });

  it('other grants, other assertions and unknown scopes are refused by their own error', async () => {
    const ask = async (changes: Record<string, string>): Promise<string> => {
      const response = await askToken(world, await world.tool.sign(assertionClaims(world)), changes);
      assert.equal(response.status, 400);
      return ((await response.json()) as { error: string }).error;
    };
    assert.equal(await ask({ grant_type: 'password' }), 'unsupported_grant_type');
    assert.equal(await ask({ client_assertion_type: 'basic' }), 'invalid_request');
    assert.equal(await ask({ scope: 'everything' }), 'invalid_scope');
  });

  it('a token opens only the services of its scopes, for an hour', async () => {
    const { lineItem } = await addActivity(world);
    const token = await bearer(world, SCOPES.lineItemRead);
    const read = (authorization: string): Promise<Response> =>
      fetch(lineItem, { headers: { authorization, accept: MEDIA.lineItem } });
    assert.equal((await read(`Bearer ${token}`)).status, 200);
    assert.equal((await read('Bearer invented')).status, 401);
    const scores = lineItem.replace('/lineitem?', '/lineitem/scores?');
    const headers = { authorization: `Bearer ${token}`, 'content-type': MEDIA.score };
    assert.equal((await fetch(scores, { method: 'POST', headers, body: '{}' })).status, 403);
    world.clock += 3600_000;
    assert.equal((await read(`Bearer ${token}`)).status, 401);
  });
});
