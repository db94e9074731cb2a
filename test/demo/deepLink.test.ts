import assert from 'node:assert/strict';
import { CLAIMS } from '../../src/demo/vocabulary.ts';
import {
  addActivity,
  askForContent,
  claimsOf,
  deepLinkClaims,
  get,
  launchAt,
  openWorld,
  returnJwt,
  STUDENT,
  TEACHER,
  type World,
} from './support/world.ts';

describe('demo LMS: deep linking', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  it('a content item becomes an activity with its column, its custom parameters and the launch address', async () => {
    const { id } = await addActivity(world);
    const claims = claimsOf((await launchAt(world, `${STUDENT}/activities/${id}/launch`)).id_token);
    assert.deepEqual(claims[CLAIMS.custom], { activity: 'act-1' });
    assert.equal(claims[CLAIMS.targetLink], `${world.tool.url}/lti/launch`);
    assert.match(await get(world, `${TEACHER}/gradebook`), /Fractions/);
  });

  it('titles are text, never markup', async () => {
    await addActivity(world);
    assert.match(await get(world, TEACHER), /Fractions &lt;practice&gt;/);
  });

  it('an answer is taken once', async () => {
    const { returnUrl, data } = await askForContent(world);
    const first = await world.tool.sign(deepLinkClaims(world, data));
    const second = await world.tool.sign(deepLinkClaims(world, data));
    assert.equal((await returnJwt(returnUrl, first)).status, 200);
    assert.equal((await returnJwt(returnUrl, second)).status, 409);
  });

  it('forged, foreign, old and malformed answers add nothing', async () => {
    const { returnUrl, data } = await askForContent(world);
    const item = { type: 'ltiResourceLink', title: 'x' };
    const now = Math.floor(world.clock / 1000);
    const wrong = [
      { iss: 'other-client' },
      { aud: 'https://other.example' },
      { exp: now - 120 },
      { iat: now - 3600, exp: now + 60 },
      { nonce: undefined },
      { [CLAIMS.deployment]: '2' },
      { [CLAIMS.data]: 'invented' },
      { [CLAIMS.data]: undefined },
      { [CLAIMS.messageType]: 'LtiResourceLinkRequest' },
      { [CLAIMS.version]: '1.1' },
      { [CLAIMS.contentItems]: [{ type: 'file', url: 'https://x.example/' }] },
      { [CLAIMS.contentItems]: [{ ...item, url: 'https://evil.example/' }] },
      { [CLAIMS.contentItems]: [{ ...item, custom: { a: 1 } }] },
      { [CLAIMS.contentItems]: [{ ...item, lineItem: { scoreMaximum: 0 } }] },
    ];
    for (const changes of wrong) {
      const jwt = await world.tool.sign(deepLinkClaims(world, data, changes));
      assert.equal((await returnJwt(returnUrl, jwt)).status, 400, JSON.stringify(changes));
    }
    const forged = await world.tool.sign(deepLinkClaims(world, data), { stranger: true });
    assert.equal((await returnJwt(returnUrl, forged)).status, 400);
    assert.equal((await returnJwt(returnUrl, 'no.jwt.here')).status, 400);
    assert.match(await get(world, TEACHER), /Nothing here yet/);
    const right = await world.tool.sign(deepLinkClaims(world, data));
    assert.equal((await returnJwt(returnUrl, right)).status, 200);
  });

  it('a nonce is taken once, over all requests', async () => {
    const one = await askForContent(world);
    const two = await askForContent(world);
    const nonce = 'same';
    const first = await world.tool.sign(deepLinkClaims(world, one.data, { nonce }));
    const second = await world.tool.sign(deepLinkClaims(world, two.data, { nonce }));
    assert.equal((await returnJwt(one.returnUrl, first)).status, 200);
    assert.equal((await returnJwt(two.returnUrl, second)).status, 400);
  });
});
