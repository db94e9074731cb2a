import { type AnyAttachment, type AnyStatement, isSubStatement } from './anyStatement.ts';
import { hasSha2 } from './hashes.ts';
import type { Part } from './multipart.ts';
import { invalid } from './refusal.ts';

/** The bytes of an attachment, told apart by their hash. */
export interface AttachmentBytes {
  /** Hexadecimal, small letters. */
  readonly sha2: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** Attachments of a statement and of a statement within it. */
export function attachmentsOf({ attachments = [], object }: AnyStatement): readonly AnyAttachment[] {
  return isSubStatement(object) ? [...attachments, ...(object.attachments ?? [])] : attachments;
}

/** Hashes of those attachments, each once, in small letters. */
export function hashesOf(statement: AnyStatement): readonly string[] {
  const attachments = attachmentsOf(statement);
  return attachments.length === 0 ? [] : [...new Set(attachments.map(({ sha2 }) => sha2.toLowerCase()))];
}

/** Reads one part that carries an attachment (1.0.3, part 3, 1.5.2). @throws XapiRefusal */
function bytesOf({ headers, body }: Part, index: number): AttachmentBytes {
  const where = `part ${index + 2}`;
  if (headers['content-transfer-encoding']?.toLowerCase() !== 'binary')
    throw invalid(where, 'attachment.encoding', 'must have Content-Transfer-Encoding: binary');
  const sha2 = headers['x-experience-api-hash']?.toLowerCase();
  if (!sha2) throw invalid(where, 'attachment.hash', 'must have X-Experience-API-Hash');
  if (!hasSha2(body, sha2))
    throw invalid(where, 'attachment.bytes', 'must have the SHA-2 hash that X-Experience-API-Hash says');
  return { sha2, contentType: headers['content-type'] ?? 'application/octet-stream', bytes: body };
}

/**
 * The bytes that came with some statements: each part is named by an attachment, and each attachment without `fileUrl` has
 * its part in this very request, whatever was stored before. @throws XapiRefusal
 */
export function attachmentBytes(
  statements: readonly AnyStatement[],
  parts: readonly Part[],
): AttachmentBytes[] {
  const named = statements.flatMap(attachmentsOf);
  const bySha2 = new Map(named.map((attachment) => [attachment.sha2.toLowerCase(), attachment]));
  const carried = new Map(parts.map(bytesOf).map((bytes) => [bytes.sha2, bytes]));
  for (const sha2 of carried.keys())
    if (!bySha2.has(sha2))
      throw invalid('body', 'attachment.unnamed', 'must have no part that no attachment names');
  for (const { sha2, fileUrl } of named) {
    if (!carried.has(sha2.toLowerCase()) && fileUrl === undefined)
      throw invalid('attachments', 'attachment.missing', 'must have a part with its bytes, or a fileUrl');
  }
  // The entry of the statement says what the bytes are; a part may leave its type out.
  return [...carried.values()].map((bytes) => ({
    ...bytes,
    contentType: bySha2.get(bytes.sha2)?.contentType ?? bytes.contentType,
  }));
}
