import assert from 'node:assert/strict';
import { makeSignInLink } from '../../src/admin/signInLink.ts';
import type { SignedIn } from '../../src/api/administration.ts';
import { call, launch } from './browserless.ts';
import { LTI, type TestPlatform } from './platform.ts';
import type { TestTool } from './tool.ts';

/** Role of somebody who administers the institution and has no part in any course. */
export const INSTITUTION_ADMIN = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator';

/** The secret of a fresh sign-in link. */
export async function signInSecret(tool: TestTool): Promise<string> {
  const { url } = await makeSignInLink(tool.running.services.admin, { kind: 'command', id: null });
  const secret = new URL(url).hash.replace('#sign-in=', '');
  assert.equal(secret.length, 43);
  tool.secrets.add(secret);
  return secret;
}

/** Signs an operator in; the bearer token. */
export async function signInOperator(tool: TestTool): Promise<string> {
  const link = await signInSecret(tool);
  const { status, body } = await call<SignedIn>(tool, null, 'POST', '/api/admin/sign-in', { link });
  assert.equal(status, 200, JSON.stringify(body));
  tool.secrets.add(body.token);
  return body.token;
}

/** Launches as an administrator of the LMS who has no part in the course. */
export function launchAdministrator(
  tool: TestTool,
  platform: TestPlatform,
  claims: Record<string, unknown> = {},
) {
  return launch<'platform'>(tool, platform, {
    sub: 'admin-1',
    [`${LTI}roles`]: [INSTITUTION_ADMIN],
    ...claims,
  });
}
