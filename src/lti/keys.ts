import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import { DAY_MS } from '../duration.ts';
import { TrellisError } from '../errors.ts';
import { seal } from './sealedKey.ts';
import type { ToolKey } from './toolKey.ts';

/** A new key is published this long before it signs: platforms remember a key set. */
const PUBLISH_AHEAD_MS = DAY_MS;
/** An old key stays published this long after it signed last. */
export const PUBLISH_AFTER_MS = 7 * DAY_MS;

/**
 * Makes an RS256 key of 2048 bits that signs from `activeFrom` on (milliseconds). Its id is its RFC 7638 thumbprint;
 * the private half leaves this function only sealed under `secret`.
 */
export async function makeToolKey(options: {
  readonly secret: string;
  readonly now: number;
  readonly activeFrom: number;
}): Promise<ToolKey> {
  const pair = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true });
  const publicJwk = publicMembers(await exportJWK(pair.publicKey));
  const kid = await calculateJwkThumbprint(publicJwk);
  const privateJwk = JSON.stringify(await exportJWK(pair.privateKey));
  return {
    kid,
    alg: 'RS256',
    publicJwk,
    sealedPrivateJwk: await seal(privateJwk, options.secret, kid),
    createdAt: options.now,
    activeFrom: options.activeFrom,
    retiredAt: null,
  };
}

/** Picks the public members by name, so that no private one can ever slip through. */
function publicMembers({ kty, n, e }: JWK): JWK {
  if (kty !== 'RSA' || n === undefined || e === undefined) throw new TypeError('not an RSA key');
  return { kty, n, e };
}

/** The document of `/lti/jwks.json` at `now`: coming, signing and lately retired keys, public members only. */
export function publicKeySet(keys: readonly ToolKey[], now: number): { readonly keys: readonly JWK[] } {
  const published = keys.filter((key) => !isOver(key, now));
  return {
    keys: published.map(({ kid, alg, publicJwk }) => ({ ...publicMembers(publicJwk), kid, alg, use: 'sig' })),
  };
}

/** The key that signs at `now`: of those active, the one that became so last. `internal` when there is none. */
export function signingKey(keys: readonly ToolKey[], now: number): ToolKey {
  const active = keys.filter(
    (key) => key.activeFrom <= now && (key.retiredAt === null || now < key.retiredAt),
  );
  const latest = active.toSorted((a, b) => b.activeFrom - a.activeFrom)[0];
  if (!latest) {
    const remedy = 'check the clock of this machine, or make one that signs at once: keys rotate --now';
    throw new TrellisError('internal', `no tool key is active: ${remedy}`);
  }
  return latest;
}

/** Whether a new key is due: the newest was made `everyMs` ago or longer. Not while there is none: the first is made at start. */
export function isRotationDue(keys: readonly ToolKey[], now: number, everyMs: number): boolean {
  return keys.length > 0 && keys.every(({ createdAt }) => now - createdAt >= everyMs);
}

/** Whether a key serves nothing any more: it no longer signs and is no longer published. */
export function isOver({ retiredAt }: ToolKey, now: number): boolean {
  return retiredAt !== null && now >= retiredAt + PUBLISH_AFTER_MS;
}

/** A rotation: the key to add, and those in use now with the moment they hand over. Nothing is stored here. */
export interface Rotation {
  readonly added: ToolKey;
  readonly retired: readonly ToolKey[];
}

/** Plans a rotation: the new key is published now and signs in a day; the present ones stop at that moment. */
export async function rotateKeys(
  keys: readonly ToolKey[],
  { secret, now }: { readonly secret: string; readonly now: number },
): Promise<Rotation> {
  const activeFrom = keys.length === 0 ? now : now + PUBLISH_AHEAD_MS;
  const added = await makeToolKey({ secret, now, activeFrom });
  const inUse = keys.filter(({ retiredAt }) => retiredAt === null);
  return { added, retired: inUse.map((key) => ({ ...key, retiredAt: activeFrom })) };
}
