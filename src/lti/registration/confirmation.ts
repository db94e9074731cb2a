import { hkdfSync } from 'node:crypto';
import { EncryptJWT, errors, jwtDecrypt } from 'jose';
import { z } from 'zod';
import { MINUTE_MS } from '../../duration.ts';
import { TrellisError } from '../../errors.ts';
import type { RegistrationRequest } from './request.ts';

/** How long the page may stand before "Connect" is pressed, in milliseconds. Registration tokens live an hour. */
const CONFIRMATION_TTL_MS = 30 * MINUTE_MS;

const sealed = z.object({
  jti: z.string().min(1),
  exp: z.number(),
  configurationUrl: z.string(),
  token: z.string().nullable(),
});

/** A confirmation opened: what was asked, and the id by which it is used up. */
export interface OpenedConfirmation {
  readonly id: string;
  readonly expiresAt: number;
  readonly request: RegistrationRequest;
}

function keyOf(secret: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', 'trellis registration confirmation', 32));
}

/**
 * Seals a request into a text that only this tool makes and reads, for 30 minutes. The page carries it to "Connect": so
 * nobody's form can make the tool fetch an address that it has not shown to a person first, and nothing is stored for
 * pages that are only looked at. `random` is unguessable.
 */
export function makeConfirmation(
  { configurationUrl, token }: RegistrationRequest,
  { secret, now, random }: { secret: string; now: number; random: string },
): Promise<string> {
  return new EncryptJWT({ configurationUrl, token })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setJti(random)
    .setExpirationTime(Math.floor((now + CONFIRMATION_TTL_MS) / 1000))
    .encrypt(keyOf(secret));
}

/** Opens what `makeConfirmation` made. `confirmation_invalid` when it is another's, changed or too old. */
export async function openConfirmation(
  text: string,
  { secret, now }: { secret: string; now: number },
): Promise<OpenedConfirmation> {
  try {
    const { payload } = await jwtDecrypt(text, keyOf(secret), {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
      currentDate: new Date(now),
    });
    const { jti, exp, configurationUrl, token } = sealed.parse(payload);
    return { id: jti, expiresAt: exp * 1000, request: { configurationUrl, token } };
  } catch (cause) {
    if (cause instanceof errors.JOSEError || cause instanceof z.ZodError)
      throw new TrellisError('confirmation_invalid', cause.name, { cause });
    throw cause;
  }
}
