import { invalid } from './refusal.ts';

/** One part of a `multipart/mixed` body (RFC 2046). */
export interface Part {
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Most parts of one request. */
const MOST_PARTS = 1000;

const CRLF = Buffer.from('\r\n');

/** Boundary of a `multipart/mixed` content type, quoted or not. @throws XapiRefusal */
export function boundaryOf(contentType: string): string {
  const found = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType);
  const boundary = found?.[1] ?? found?.[2];
  if (!boundary)
    throw invalid('Content-Type', 'multipart.boundary', 'must name a boundary of 1 to 70 characters');
  return boundary;
}

function partOf(bytes: Buffer): Part {
  const end = bytes.subarray(0, 2).equals(CRLF) ? 0 : bytes.indexOf('\r\n\r\n');
  if (end < 0)
    throw invalid('body', 'multipart.part', 'must have an empty line after the headers of each part');
  const lines = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const headers = lines
    .filter((line) => line !== '')
    .map((line): [string, string] => {
      const colon = line.indexOf(':');
      if (colon < 1) throw invalid('body', 'multipart.header', 'must have headers of the form "name: value"');
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
    });
  return { headers: Object.fromEntries(headers), body: bytes.subarray(end === 0 ? 2 : end + 4) };
}

/** Takes a multipart body apart; bytes stay bytes. @throws XapiRefusal */
export function readMultipart(body: Buffer, contentType: string): Part[] {
  const boundary = boundaryOf(contentType);
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  // The first delimiter may stand at the very start, without the line end before it.
  const whole = Buffer.concat([CRLF, body]);
  const parts: Part[] = [];
  let at = whole.indexOf(delimiter);
  while (at >= 0) {
    const after = at + delimiter.length;
    if (whole.subarray(after, after + 2).toString('latin1') === '--') return parts;
    const start = whole.indexOf(CRLF, after);
    const next = start < 0 ? -1 : whole.indexOf(delimiter, start);
    if (next < 0) break;
    parts.push(partOf(whole.subarray(start + 2, next)));
    if (parts.length > MOST_PARTS)
      throw invalid('body', 'multipart.parts', `must have at most ${MOST_PARTS} parts`);
    at = next;
  }
  throw invalid('body', 'multipart.end', 'must end with its boundary and two hyphens');
}

/** Puts a multipart body together. */
export function writeMultipart(boundary: string, parts: readonly Part[]): Buffer {
  const pieces = parts.flatMap(({ headers, body }) => {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    return [Buffer.from(`--${boundary}\r\n${lines.join('')}\r\n`), body, CRLF];
  });
  return Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]);
}
