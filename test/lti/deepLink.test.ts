import assert from 'node:assert/strict';
import type { JWTPayload } from 'jose';
import { deepLinkResponse, type ResourceLinkItem } from '../../src/lti/deepLink.ts';
import { ISSUER, NOW } from './platformDouble.ts';

const LTI = 'https://purl.imsglobal.org/spec/lti/claim';
const DL = 'https://purl.imsglobal.org/spec/lti-dl/claim';
const settings = {
  returnUrl: `${ISSUER}/return?x=1&y=2`,
  acceptTypes: ['link', 'ltiResourceLink'],
  acceptTargets: ['iframe'],
  acceptMultiple: true,
  acceptLineItem: true,
  data: null,
  title: null,
  text: null,
};
const item: ResourceLinkItem = {
  type: 'ltiResourceLink',
  title: 'Fractions',
  custom: { activity: 'act-1' },
  lineItem: { scoreMaximum: 100, label: 'Fractions', resourceId: 'act-1', tag: 'grade' },
};

async function answer(changes: object, items: readonly ResourceLinkItem[] = [item]) {
  let claims: JWTPayload = {};
  const message = {
    clientId: 'client-1',
    issuer: ISSUER,
    deploymentId: 'dep-1',
    settings: { ...settings, ...changes },
  };
  const sign = async (payload: JWTPayload) => {
    claims = payload;
    return 'jwt';
  };
  const response = await deepLinkResponse(message, items, { sign, now: () => NOW, random: () => 'nonce-1' });
  return { response, claims, items: claims[`${DL}/content_items`] };
}

describe('a deep linking response', () => {
  it('is signed for the platform and goes back where it asked', async () => {
    const { response, claims } = await answer({});
    assert.deepEqual(response, { jwt: 'jwt', returnUrl: settings.returnUrl });
    assert.deepEqual(claims, {
      iss: 'client-1',
      sub: 'client-1',
      aud: ISSUER,
      iat: NOW / 1000 - 10,
      exp: NOW / 1000 + 300,
      nonce: 'nonce-1',
      [`${LTI}/deployment_id`]: 'dep-1',
      [`${LTI}/message_type`]: 'LtiDeepLinkingResponse',
      [`${LTI}/version`]: '1.3.0',
      [`${DL}/content_items`]: [item],
    });
  });

  it('echoes data byte for byte when it was sent, an empty one too', async () => {
    for (const data of ['', 'ü ✓ "\\u0041" \u2028', 'x'.repeat(10_000)]) {
      assert.equal((await answer({ data })).claims[`${DL}/data`], data);
    }
  });

  it('holds what the platform takes and nothing else', async () => {
    const { lineItem: _, ...bare } = item;
    assert.deepEqual((await answer({ acceptMultiple: false }, [item, item])).items, [item]);
    assert.deepEqual((await answer({ acceptTypes: ['file'] })).items, []);
    assert.deepEqual((await answer({ acceptLineItem: false })).items, [bare]);
    assert.deepEqual((await answer({}, [])).items, []);
  });
});
