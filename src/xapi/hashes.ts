import { createHash, hash } from 'node:crypto';

/** SHA-2 by how many hexadecimal digits it has. */
const ALGORITHMS: Readonly<Record<number, string>> = {
  56: 'sha224',
  64: 'sha256',
  96: 'sha384',
  128: 'sha512',
};

/** Whether these bytes have this SHA-2 hash (hexadecimal, any of its lengths). */
export function hasSha2(bytes: Uint8Array, sha2: string): boolean {
  const algorithm = ALGORITHMS[sha2.length];
  return algorithm !== undefined && createHash(algorithm).update(bytes).digest('hex') === sha2.toLowerCase();
}

/** Entity tag of a document: the SHA-1 of its bytes in quotes (1.0.3, part 3, 3.1). Not for security. */
export function etagOf(bytes: Uint8Array): string {
  return `"${hash('sha1', bytes)}"`;
}
