import assert from 'node:assert/strict';
import { storageOrigins } from '../../src/lti/storageOrigins.ts';

describe('origins that may keep the secret of a login', () => {
  it('the authorization endpoint’s comes first, then those pinned exactly, each once', () => {
    const authUrl = 'https://sso.canvaslms.com/api/lti/authorize_redirect';
    const origins = ['https://lms.school.test', 'https://sso.canvaslms.com'];
    assert.deepEqual(storageOrigins({ authUrl, origins }), [
      'https://sso.canvaslms.com',
      'https://lms.school.test',
    ]);
  });

  it('a pattern of many hosts is none: another school sits behind it', () => {
    const authUrl = 'https://sso.canvaslms.com/api/lti/authorize_redirect';
    const origins = ['https://*.instructure.com', 'https://*.canvaslms.com'];
    assert.deepEqual(storageOrigins({ authUrl, origins }), ['https://sso.canvaslms.com']);
  });

  it('plain http is left out but on a machine under trial', () => {
    const origins = ['http://lms.school.test'];
    assert.deepEqual(storageOrigins({ authUrl: 'http://127.0.0.1:3001/auth', origins }), [
      'http://127.0.0.1:3001',
    ]);
  });
});
