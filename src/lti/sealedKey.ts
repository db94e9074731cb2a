import { createCipheriv, createDecipheriv, createHash, randomBytes, scrypt } from 'node:crypto';
import { TrellisError } from '../errors.ts';

const VERSION = 'v1';
/** A secret may be a passphrase, so the key is stretched: scrypt at 32 MiB, RFC 7914 (about 0.1 s, once per process). */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

function stretch(secret: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, 32, COST, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

/** Stretched keys of texts that were opened: a process opens a text at that cost once. Most that are kept: 16. */
const stretched = new Map<string, Promise<Buffer>>();
const MOST = 16;

/** As `stretch`, for a salt that stands in a sealed text. */
function stretchOnce(secret: string, salt: Buffer): Promise<Buffer> {
  const name = createHash('sha256').update(salt).update(secret).digest('base64url');
  const known = stretched.get(name);
  if (known) return known;
  if (stretched.size >= MOST) stretched.clear();
  const stretching = stretch(secret, salt);
  stretched.set(name, stretching);
  stretching.catch(() => stretched.delete(name));
  return stretching;
}

/**
 * Encrypts a text under a secret: AES-256-GCM, answered as `v1.<salt>.<iv>.<tag>.<ciphertext>`. `label` is bound in, so
 * that a sealed text cannot be moved to another name.
 */
export async function seal(text: string, secret: string, label: string): Promise<string> {
  const salt = randomBytes(16);
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await stretch(secret, salt), iv);
  cipher.setAAD(Buffer.from(label, 'utf8'));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  const parts = [salt, iv, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'));
  return [VERSION, ...parts].join('.');
}

/** Decrypts what `seal` made; `config_invalid` when the secret, the label or the text is another. */
export async function unseal(sealed: string, secret: string, label: string): Promise<string> {
  const [version, ...parts] = sealed.split('.');
  const [salt, iv, tag, text] = parts.map((part) => Buffer.from(part, 'base64url'));
  try {
    if (version !== VERSION || !salt || !iv || !tag || !text) throw new TypeError('not a sealed text');
    const decipher = createDecipheriv('aes-256-gcm', await stretchOnce(secret, salt), iv, {
      authTagLength: 16,
    });
    decipher.setAAD(Buffer.from(label, 'utf8'));
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
  } catch (cause) {
    throw new TrellisError(
      'config_invalid',
      `TRELLIS_SECRET (or, without it, DATA_DIR/secret) is another than the one that key ${label} was made with: put that one back`,
      { cause },
    );
  }
}
