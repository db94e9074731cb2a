import type { DocumentKey, DocumentPlace, LrsDocument } from '../store/port/lrsDocuments.ts';
import { etagOf } from '../xapi/hashes.ts';
import { isObject, type JsonObject, parseJson } from '../xapi/json.ts';
import { invalid, XapiRefusal } from '../xapi/refusal.ts';
import type { XapiVersion } from '../xapi/scopes.ts';
import type { Micros } from '../xapi/time.ts';
import type { Lrs } from './lrs.ts';

/** Most bytes of one document, however many requests it was made of: it fits one document of MongoDB. */
const MOST_BYTES = 12_000_000;

/**
 * What a learner's own session may keep: so many bytes a document, and no further document while so many are kept about the
 * learner, whoever wrote them. That is 20 MB of each learner at most.
 */
const OF_SESSION = { bytes: 100_000, documents: 200 } as const;

/** What must be true of the document that stands (RFC 9110, 13.1); null where the request says nothing. */
interface Preconditions {
  readonly ifMatch: string | null;
  readonly ifNoneMatch: string | null;
}

/** A document as it arrives. */
interface Arriving extends Preconditions {
  readonly bytes: Buffer;
  readonly contentType: string;
  readonly version: XapiVersion;
  /** Whether a learner's own session sends it. */
  readonly ownSession: boolean;
}

function names(header: string, etag: string): boolean {
  if (header.trim() === '*') return true;
  return header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

/** @throws XapiRefusal `xapi_precondition_failed` */
function mustHold({ ifMatch, ifNoneMatch }: Preconditions, known: LrsDocument | null): void {
  const failed = (says: string) => new XapiRefusal('xapi_precondition_failed', says);
  if (ifMatch !== null && !(known && names(ifMatch, known.etag)))
    throw failed('If-Match names another document than the one that stands');
  if (ifNoneMatch !== null && known && names(ifNoneMatch, known.etag))
    throw failed('If-None-Match names the document that stands');
}

/** PUT without a precondition (1.0.3, part 3, 3.1; IEEE 9274.1.1, 4.1.4). @throws XapiRefusal */
function mustSayWhich(key: DocumentKey, arriving: Arriving, known: LrsDocument | null): void {
  if (arriving.ifMatch !== null || arriving.ifNoneMatch !== null) return;
  const old = arriving.version === '1.0.3';
  if (old && key.kind === 'state') return;
  if (known)
    throw new XapiRefusal(
      'xapi_conflict',
      'a document stands here: read it, then send If-Match with its ETag, or If-None-Match: * to write only where none is',
    );
  if (old)
    throw invalid('If-None-Match', 'precondition.required', 'or If-Match is required to PUT a profile');
}

function isJson(contentType: string): boolean {
  return /^application\/json\s*(;|$)/i.test(contentType);
}

function objectIn({ bytes, contentType }: Pick<LrsDocument, 'bytes' | 'contentType'>): JsonObject | null {
  if (!isJson(contentType)) return null;
  const value = parseJson(Buffer.from(bytes).toString('utf8'));
  return isObject(value) ? value : null;
}

/** 1.0.3, part 3, 2.2: the properties of the new object replace those of the old, at the top level alone. */
function merged(arriving: Arriving, known: LrsDocument | null): Buffer {
  const added = objectIn(arriving);
  if (!known) return arriving.bytes;
  const standing = objectIn(known);
  if (!added || !standing)
    throw invalid(
      'body',
      'document.merge',
      'and the document that stands must both be objects of application/json',
    );
  const bytes = Buffer.from(JSON.stringify({ ...standing, ...added }));
  mustFit(bytes, arriving);
  return bytes;
}

/** @throws XapiRefusal `body_too_large` */
function mustFit(bytes: Buffer, { ownSession }: Pick<Arriving, 'ownSession'>): void {
  const most = ownSession ? OF_SESSION.bytes : MOST_BYTES;
  if (bytes.length > most)
    throw new XapiRefusal('body_too_large', `a document holds at most ${most} bytes here`);
}

/**
 * Looks before the document is changed, not in the same step: requests that come together may each see the last place.
 * @throws XapiRefusal `body_too_large`
 */
async function mustHaveRoom({ store }: Lrs, key: DocumentKey, arriving: Arriving): Promise<void> {
  mustFit(arriving.bytes, arriving);
  if (!arriving.ownSession || (await store.lrsDocuments.get(key)) !== null) return;
  const most = OF_SESSION.documents;
  if ((await store.lrsDocuments.countOf(key.tenant, key.agent, most)) >= most)
    throw new XapiRefusal(
      'body_too_large',
      `${most} documents about this learner are kept: a session writes another one once one of them is deleted`,
    );
}

function documentOf(bytes: Buffer, contentType: string, now: number): LrsDocument {
  return { bytes, contentType, etag: etagOf(bytes), updated: now * 1000 };
}

/** Puts a document in its place. Preconditions are looked at and the document written in one atomic step. @throws XapiRefusal */
export async function putDocument(lrs: Lrs, key: DocumentKey, arriving: Arriving): Promise<void> {
  const { store, now } = lrs;
  if (isJson(arriving.contentType)) parseJson(arriving.bytes.toString('utf8'));
  await mustHaveRoom(lrs, key, arriving);
  await store.lrsDocuments.change(key, (known) => {
    mustHold(arriving, known);
    mustSayWhich(key, arriving, known);
    return documentOf(arriving.bytes, arriving.contentType, now());
  });
}

/** Adds to the document that stands, or puts a first one there; atomic too. @throws XapiRefusal */
export async function postDocument(lrs: Lrs, key: DocumentKey, arriving: Arriving): Promise<void> {
  const { store, now } = lrs;
  await mustHaveRoom(lrs, key, arriving);
  await store.lrsDocuments.change(key, (known) => {
    mustHold(arriving, known);
    return documentOf(merged(arriving, known), arriving.contentType, now());
  });
}

/** Removes a document, also where none is; atomic too. @throws XapiRefusal `xapi_precondition_failed` */
export async function deleteDocument(
  { store }: Lrs,
  key: DocumentKey,
  conditions: Preconditions,
): Promise<void> {
  await store.lrsDocuments.change(key, (known) => {
    mustHold(conditions, known);
    return known ? 'remove' : 'keep';
  });
}

/** @throws XapiRefusal `not_found` */
export async function readDocument({ store }: Lrs, key: DocumentKey): Promise<LrsDocument> {
  const found = await store.lrsDocuments.get(key);
  if (!found) throw new XapiRefusal('not_found', 'no such document');
  return found;
}

/** Ids of the documents of a place that changed after a moment. */
export function documentIds({ store }: Lrs, place: DocumentPlace, since: Micros): Promise<readonly string[]> {
  return store.lrsDocuments.ids(place, since);
}

/** Removes every document of a place. */
export function clearDocuments({ store }: Lrs, place: DocumentPlace): Promise<void> {
  return store.lrsDocuments.clear(place);
}
