import { Router, urlencoded } from 'express';
import { z } from 'zod';
import type { Demo } from '../demo.ts';
import { SCOPES } from '../vocabulary.ts';
import { issueBearer, TOKEN_LIFETIME_S } from './bearer.ts';
import { checkClientAssertion } from './clientAssertion.ts';
import { OAuthRefusal } from './oauthRefusal.ts';

const GRANTABLE: readonly string[] = Object.values(SCOPES);

const request = z.object({
  grant_type: z.string(),
  client_assertion_type: z.literal('urn:ietf:params:oauth:client-assertion-type:jwt-bearer'),
  client_assertion: z.string().min(1),
  scope: z.string().min(1),
});

function parse(body: unknown): z.infer<typeof request> {
  const parsed = request.safeParse(body);
  if (!parsed.success) throw new OAuthRefusal(400, 'invalid_request', z.prettifyError(parsed.error));
  if (parsed.data.grant_type !== 'client_credentials')
    throw new OAuthRefusal(400, 'unsupported_grant_type', 'only client_credentials');
  return parsed.data;
}

/** Unknown scopes are dropped; none left is an error, as Moodle has it. */
function granted(scope: string): string[] {
  const scopes = scope.split(' ').filter((one) => GRANTABLE.includes(one));
  if (scopes.length === 0) throw new OAuthRefusal(400, 'invalid_scope', 'no scope can be granted');
  return [...new Set(scopes)];
}

/** The token endpoint: client credentials by a signed assertion, nothing else. */
export function tokenRoutes(demo: Demo): Router {
  const router = Router();
  router.post('/lti/token', urlencoded({ extended: false, limit: '16kb' }), async (req, res) => {
    if (demo.state.now.breaks.tokenRefused)
      throw new OAuthRefusal(401, 'invalid_client', 'the demo refuses every token for now');
    const asked = parse(req.body);
    await checkClientAssertion(demo, asked.client_assertion);
    const scopes = granted(asked.scope);
    const token = await issueBearer(demo, scopes);
    res.set('cache-control', 'no-store').json({
      access_token: token,
      token_type: 'Bearer',
      expires_in: TOKEN_LIFETIME_S,
      scope: scopes.join(' '),
    });
  });
  return router;
}
