import { errors, type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Demo } from '../demo.ts';
import { LAUNCH_TTL_MS } from '../launch/beginLaunch.ts';
import { Refusal } from '../refusal.ts';
import { spend } from '../spent.ts';
import type { Launch, State } from '../state.ts';
import { CLAIMS } from '../vocabulary.ts';
import { activitiesFrom, type NewActivity } from './contentItems.ts';

const message = z.object({
  nonce: z.string().min(1).max(255),
  exp: z.number(),
  [CLAIMS.messageType]: z.literal('LtiDeepLinkingResponse'),
  [CLAIMS.version]: z.literal('1.3.0'),
  [CLAIMS.deployment]: z.string(),
  [CLAIMS.data]: z.string(),
  [CLAIMS.contentItems]: z.unknown().optional(),
});

/** Signature and the standard claims: the tool is the issuer, this platform the audience. */
async function verified(demo: Demo, jwt: string): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(jwt, demo.toolKeys, {
      algorithms: ['RS256'],
      issuer: demo.registration.clientId,
      audience: demo.registration.issuer,
      requiredClaims: ['iat', 'exp', 'nonce'],
      maxTokenAge: '15m',
      clockTolerance: 60,
      currentDate: new Date(demo.now()),
    });
    return payload;
  } catch (error) {
    const why = error instanceof errors.JOSEError ? error.message : 'the keys of the tool cannot be had';
    throw new Refusal(400, `The tool’s answer cannot be trusted: ${why}.`);
  }
}

function launchOf(demo: Demo, state: State, claims: z.infer<typeof message>, courseId: string): Launch {
  if (claims[CLAIMS.deployment] !== demo.registration.deploymentId)
    throw new Refusal(400, 'The tool’s answer names another deployment.');
  const launch = state.launches.find((one) => one.data !== null && one.data === claims[CLAIMS.data]);
  if (!launch || launch.usedAt === null || launch.courseId !== courseId)
    throw new Refusal(400, 'The tool’s answer does not carry the data of a request made here.');
  if (launch.answeredAt !== null) throw new Refusal(409, 'This request has been answered already.');
  if (demo.now() - launch.createdAt > LAUNCH_TTL_MS) throw new Refusal(400, 'The request is too old.');
  return launch;
}

/**
 * Takes a deep-linking response (LTI deep linking 2.0, 4.4): verifies it wholly, then adds its activities and grade
 * columns to the course. Throws a refusal: 400 when forged or malformed, 409 when answered already.
 */
export async function takeDeepLinkResponse(
  demo: Demo,
  jwt: string,
  courseId: string,
): Promise<{ launch: Launch; added: NewActivity[] }> {
  const parsed = message.safeParse(await verified(demo, jwt));
  if (!parsed.success) throw new Refusal(400, 'The tool’s answer lacks a claim of deep linking.');
  const claims = parsed.data;
  return demo.state.change((state) => {
    const launch = launchOf(demo, state, claims, courseId);
    const into = { courseId, now: demo.now(), launchUrl: demo.tool.launchUrl };
    const added = activitiesFrom(claims[CLAIMS.contentItems] ?? [], into);
    if (!spend(state, `nonce:${claims.nonce}`, claims.exp * 1000, demo.now()))
      throw new Refusal(400, 'The nonce of the tool’s answer was used before.');
    launch.answeredAt = demo.now();
    for (const { activity, lineItem } of added) {
      state.activities.push(activity);
      if (lineItem) state.lineItems.push(lineItem);
    }
    return { launch: { ...launch }, added };
  });
}
