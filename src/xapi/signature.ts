import { X509Certificate } from 'node:crypto';
import { base64url, compactVerify, decodeProtectedHeader } from 'jose';
import type { AnyStatement } from './anyStatement.ts';
import type { AttachmentBytes } from './attachments.ts';
import { sameMeaning } from './equal.ts';
import { received } from './received.ts';
import { invalid, type XapiRefusal } from './refusal.ts';
import { isStatement } from './schema/statement.ts';
import type { XapiVersion } from './version.ts';

const SIGNATURE = 'http://adlnet.gov/expapi/attachments/signature';
const ALGORITHMS = ['RS256', 'RS384', 'RS512'];
/** Most certificates from a signer to a root. */
const LONGEST_CHAIN = 10;

const refused = (rule: string, says: string): XapiRefusal =>
  invalid('attachments', `signature.${rule}`, says);

/** The public key of the first certificate; each further one must have signed the one before it (RFC 7515, 4.1.6). */
function keyOf(chain: readonly unknown[]): X509Certificate['publicKey'] {
  if (chain.length > LONGEST_CHAIN)
    throw refused('x5c', `must have at most ${LONGEST_CHAIN} certificates in its x5c header`);
  const certificates = chain.map((text) => {
    try {
      return new X509Certificate(Buffer.from(String(text), 'base64'));
    } catch {
      throw refused('x5c', 'must have certificates in its x5c header');
    }
  });
  certificates.forEach((certificate, index) => {
    const issuer = certificates[index + 1];
    if (issuer && !certificate.verify(issuer.publicKey))
      throw refused('x5c', 'must have an x5c chain in which each certificate signed the one before it');
  });
  const [first] = certificates;
  if (!first) throw refused('x5c', 'must have certificates in its x5c header');
  return first.publicKey;
}

function headerOf(jws: string): ReturnType<typeof decodeProtectedHeader> {
  try {
    return decodeProtectedHeader(jws);
  } catch {
    throw refused('form', 'must be a JWS in compact form');
  }
}

function payloadOf(jws: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(base64url.decode(jws.split('.')[1] ?? '')));
  } catch {
    throw refused('payload', 'must carry the statement as JSON');
  }
}

/** Whether the payload is a statement that says the same. */
function says(payload: unknown, statement: AnyStatement, version: XapiVersion): boolean {
  if (!isStatement(payload, version)) return false;
  const { authority = statement.actor, id } = statement;
  const signed = received(payload, { version, authority, id });
  return signed.id === id && sameMeaning(signed, statement);
}

async function checkSignature(jws: string, statement: AnyStatement, version: XapiVersion): Promise<void> {
  const { alg, x5c } = headerOf(jws);
  if (!ALGORITHMS.includes(String(alg))) throw refused('alg', `must be signed by ${ALGORITHMS.join(', ')}`);
  if (jws.split('.').length !== 3) throw refused('form', 'must be a JWS in compact form');
  if (!says(payloadOf(jws), statement, version))
    throw refused('payload', 'must have signed a statement that says the same');
  if (x5c === undefined) return;
  if (!Array.isArray(x5c)) throw refused('x5c', 'must have certificates in its x5c header');
  const key = keyOf(x5c);
  await compactVerify(jws, key, { algorithms: ALGORITHMS }).catch(() => {
    throw refused('verify', 'must be signed by the certificate it carries');
  });
}

/**
 * Looks at the signatures of a statement (1.0.3, part 2, 2.6): compact JWS, RS256, RS384 or RS512, whose payload says the same
 * as the statement and which the certificate it carries, if any, has signed. Who the certificate belongs to is for the
 * reader to ask. @throws XapiRefusal
 */
export async function checkSignatures(
  statement: AnyStatement,
  carried: readonly AttachmentBytes[],
  version: XapiVersion,
): Promise<void> {
  const checked = new Set<string>();
  for (const { usageType, contentType, sha2 } of statement.attachments ?? []) {
    if (usageType !== SIGNATURE) continue;
    if (contentType.toLowerCase() !== 'application/octet-stream')
      throw refused('contentType', 'must be of contentType application/octet-stream');
    const found = carried.find((bytes) => bytes.sha2 === sha2.toLowerCase());
    if (!found) throw refused('missing', 'must come with its bytes');
    // However often the same bytes are named, they are read once.
    if (checked.has(found.sha2)) continue;
    checked.add(found.sha2);
    await checkSignature(found.bytes.toString('utf8').trim(), statement, version);
  }
}
