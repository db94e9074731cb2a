import assert from 'node:assert/strict';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { makeToolKey, publicKeySet, rotateKeys, signingKey } from '../../src/lti/keys.ts';
import { unseal } from '../../src/lti/sealedKey.ts';
import { makeSigner } from '../../src/lti/signer.ts';
import type { ToolKey } from '../../src/lti/toolKey.ts';
import { NOW } from './platformDouble.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const secret = 'a secret of the installation';

let key: ToolKey;

before(async () => {
  key = await makeToolKey({ secret, now: NOW, activeFrom: NOW });
});

describe('tool keys', () => {
  it('publish public members only', () => {
    const [published] = publicKeySet([key], NOW).keys;
    assert.deepEqual(Object.keys(published ?? {}).toSorted(), ['alg', 'e', 'kid', 'kty', 'n', 'use']);
    assert.equal(published?.kid, key.kid);
    assert.ok(Buffer.from(published?.n ?? '', 'base64url').length >= 256);
  });

  it('stay sealed without the secret, under another name or when a character changed', async () => {
    await unseal(key.sealedPrivateJwk, secret, key.kid);
    await assert.rejects(unseal(key.sealedPrivateJwk, 'another', key.kid), { code: 'config_invalid' });
    await assert.rejects(unseal(key.sealedPrivateJwk, secret, 'another'), { code: 'config_invalid' });
    const [version, salt, iv, tag] = key.sealedPrivateJwk.split('.');
    await assert.rejects(unseal([version, salt, iv, tag, 'AAAA'].join('.'), secret, key.kid), {
      code: 'config_invalid',
    });
    await assert.rejects(unseal('v2.a.b.c.d', secret, key.kid), { code: 'config_invalid' });
    assert.match(key.sealedPrivateJwk, /^v1(\.[\w-]+){4}$/);
    assert.ok(!JSON.stringify(key).includes('"d"'));
  });

  it('sign what their published half verifies', async () => {
    const sign = makeSigner({ keys: async () => [key], secret, now: () => NOW });
    const jwt = await sign({ iss: 'client-1' });
    const keySet = createLocalJWKSet({ keys: [...publicKeySet([key], NOW).keys] });
    const { protectedHeader, payload } = await jwtVerify(jwt, keySet, { algorithms: ['RS256'] });
    assert.deepEqual(protectedHeader, { alg: 'RS256', kid: key.kid, typ: 'JWT' });
    assert.equal(payload.iss, 'client-1');
  });

  it('are published a day before they sign and a week after', async () => {
    const { added, retired } = await rotateKeys([key], { secret, now: NOW });
    const keys = [...retired, added];
    const published = (at: number) => publicKeySet(keys, at).keys.map(({ kid }) => kid);
    assert.deepEqual(published(NOW), [key.kid, added.kid]);
    assert.equal(signingKey(keys, NOW + DAY - 1).kid, key.kid);
    assert.equal(signingKey(keys, NOW + DAY).kid, added.kid);
    assert.deepEqual(published(NOW + 8 * DAY - 1), [key.kid, added.kid]);
    assert.deepEqual(published(NOW + 8 * DAY), [added.kid]);
  });

  it('sign at once when they are the first', async () => {
    const { added, retired } = await rotateKeys([], { secret, now: NOW });
    assert.deepEqual(retired, []);
    assert.equal(signingKey([added], NOW), added);
    assert.throws(() => signingKey([], NOW), { code: 'internal' });
  });
});
