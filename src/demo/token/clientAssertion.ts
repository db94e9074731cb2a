import { decodeJwt, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import { clientById } from '../connect/clients.ts';
import type { Demo } from '../demo.ts';
import { spend } from '../spent.ts';
import { OAuthRefusal } from './oauthRefusal.ts';

const claims = z.object({ jti: z.string().min(1).max(255), exp: z.number() });

/** No assertion is accepted that lives longer than this from now, in milliseconds. */
const LONGEST_MS = 60 * 60 * 1000;

async function verified(demo: Demo, assertion: string): Promise<z.infer<typeof claims>> {
  const { tokenUrl } = demo.registration;
  try {
    const { iss = '' } = decodeJwt(assertion);
    // An issuer that is no client of ours is compared with the first one, and so refused.
    const { clientId } = clientById(demo, iss) ?? demo.registration;
    const { payload } = await jwtVerify(assertion, demo.toolKeys, {
      algorithms: ['RS256'],
      issuer: clientId,
      subject: clientId,
      audience: tokenUrl,
      requiredClaims: ['iat', 'exp', 'jti'],
      maxTokenAge: '10m',
      clockTolerance: 30,
      currentDate: new Date(demo.now()),
    });
    return claims.parse(payload);
  } catch (error) {
    const why = error instanceof errors.JOSEError ? error.message : 'the keys of the tool cannot be had';
    throw new OAuthRefusal(401, 'invalid_client', why);
  }
}

/**
 * Checks the signed assertion by which the tool proves to be itself (RFC 7523, LTI security framework 4.1.1): signature,
 * issuer and subject are the client, audience is the token address, in date, identifier new. Throws an OAuthRefusal.
 */
export async function checkClientAssertion(demo: Demo, assertion: string): Promise<void> {
  const { jti, exp } = await verified(demo, assertion);
  if (exp * 1000 > demo.now() + LONGEST_MS)
    throw new OAuthRefusal(401, 'invalid_client', '"exp" is too far away');
  const fresh = await demo.state.change((state) => spend(state, `jti:${jti}`, exp * 1000, demo.now()));
  if (!fresh) throw new OAuthRefusal(401, 'invalid_client', '"jti" was used before');
}
