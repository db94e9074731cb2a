import assert from 'node:assert/strict';
import { newRegistration } from '../../src/lti/newRegistration.ts';
import { frameAncestors, isPinned } from '../../src/lti/origins.ts';

const made = { id: 'reg-1', now: 5 };

describe('a new registration', () => {
  it('needs issuer and client id alone where the LMS is known by its issuer', () => {
    const canvas = newRegistration({ issuer: 'https://canvas.beta.instructure.com', clientId: '1000' }, made);
    assert.deepEqual(canvas, {
      id: 'reg-1',
      createdAt: 5,
      status: 'active',
      family: 'canvas',
      issuer: 'https://canvas.beta.instructure.com',
      clientId: '1000',
      authUrl: 'https://sso.beta.canvaslms.com/api/lti/authorize_redirect',
      tokenUrl: 'https://sso.beta.canvaslms.com/login/oauth2/token',
      jwksUrl: 'https://sso.beta.canvaslms.com/api/lti/security/jwks',
      audience: null,
      algorithms: ['RS256'],
      deploymentPolicy: 'auto',
      tenantBy: 'registration',
      origins: ['https://*.instructure.com', 'https://*.canvaslms.com'],
    });
    const blackboard = newRegistration({ issuer: 'https://blackboard.com', clientId: 'c' }, made);
    assert.equal(blackboard.tenantBy, 'deployment');
    assert.equal(
      newRegistration({ issuer: 'https://x.brightspace.com', clientId: 'c' }, made).family,
      'brightspace',
    );
  });

  it("builds Moodle's addresses under an issuer with a path", () => {
    const moodle = newRegistration(
      { issuer: 'https://school.example/moodle', clientId: 'c', family: 'moodle' },
      made,
    );
    assert.equal(moodle.jwksUrl, 'https://school.example/moodle/mod/lti/certs.php');
    assert.deepEqual(moodle.origins, ['https://school.example']);
  });

  it('names what is missing or unsafe', () => {
    const input = { issuer: 'https://lms.example', clientId: 'c' };
    assert.throws(() => newRegistration(input, made), {
      code: 'bad_request',
      params: { fields: 'authUrl, tokenUrl, jwksUrl' },
    });
    const urls = {
      authUrl: 'http://lms.example/a',
      tokenUrl: 'https://lms.example/t',
      jwksUrl: 'file:///etc/passwd',
    };
    assert.throws(() => newRegistration({ ...input, ...urls }, made), {
      params: { fields: 'authUrl, jwksUrl' },
    });
    assert.throws(() => newRegistration({ ...input, ...urls, authUrl: 'no address' }, made), {
      params: { fields: 'authUrl, jwksUrl' },
    });
    assert.throws(() => newRegistration({ ...input, issuer: 'lms' }, made), { params: { fields: 'issuer' } });
  });

  it('may be of a platform under trial on loopback', () => {
    const local = 'http://127.0.0.1:3001';
    const urls = { authUrl: `${local}/auth`, tokenUrl: `${local}/token`, jwksUrl: `${local}/jwks` };
    assert.deepEqual(newRegistration({ issuer: local, clientId: 'demo', ...urls }, made).origins, [local]);
  });
});

describe('pinned origins', () => {
  it('are exact, or all below one domain', () => {
    const origins = [
      'https://lms.example',
      'https://*.instructure.com',
      'http://127.0.0.1:3001',
      'http://far.example',
    ];
    const yes = ['https://lms.example/x?y', 'https://school.instructure.com/api', 'http://127.0.0.1:3001/x'];
    const no = [
      'https://lms.example:444/',
      'https://lms.example.evil.example/',
      'https://evilinstructure.com/',
      'https://instructure.com/',
      'http://school.instructure.com/',
      'http://127.0.0.1:3002/',
      'http://far.example/',
      'https://user:pass@lms.example/',
      'https://lms.example@evil.example/',
      'lms.example',
      'blob:https://lms.example/1',
    ];
    for (const url of yes) assert.ok(isPinned(origins, url), url);
    for (const url of no) assert.ok(!isPinned(origins, url), url);
  });

  it('are who may frame the pages', () => {
    const origins = ['https://lms.example', 'https://lms.example', 'https://*.instructure.com'];
    assert.deepEqual(frameAncestors({ origins }), ['https://lms.example', 'https://*.instructure.com']);
  });
});
