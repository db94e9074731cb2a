import { isDuration, isIso8601, isRfc3339 } from '../time.ts';
import { type Check, number, record, report, text } from './check.ts';

/** RFC 3987: a scheme, then anything but what an IRI cannot hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
const IRI = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`\u0000-\u001f\u007f]+$/i;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** RFC 5646, the syntax of its section 2.1; whether a subtag is registered is not asked. */
const TAG = new RegExp(
  [
    '^(?:(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\\d{3}))?',
    '(?:-(?:[a-z\\d]{5,8}|\\d[a-z\\d]{3}))*(?:-[a-wy-z\\d](?:-[a-z\\d]{2,8})+)*(?:-x(?:-[a-z\\d]{1,8})+)?',
    '|x(?:-[a-z\\d]{1,8})+|i-[a-z]{2,8}(?:-[a-z]{2,8})?|en-gb-oed|sgn-(?:be-fr|be-nl|ch-de))$',
  ].join(''),
  'i',
);

/** Whether it is an IRI with a scheme. */
export const isIri = (value: string): boolean => IRI.test(value);
/** Whether it is a UUID, in letters of either size (RFC 4122). */
export const isUuid = (value: string): boolean => UUID.test(value);
/** Whether it is a language tag (RFC 5646). */
const isTag = (value: string): boolean => TAG.test(value);

/** Any string. */
export const words = text('string', 'must be a string');
/** An IRI with a scheme (RFC 3987). */
export const iri = text('iri', 'must be an IRI with a scheme', isIri);
/** A UUID (RFC 4122). */
export const uuid = text('uuid', 'must be a UUID in the form 8-4-4-4-12', isUuid);
/** A language tag. */
export const tag = text('language', 'must be a language tag (RFC 5646)', isTag);
/** One e-mail address as an IRI. */
export const mbox = text('mbox', 'must be mailto: and one e-mail address', (value) =>
  /^mailto:[^\s@:<>,;]+@[^\s@:<>,;]+$/.test(value),
);
/** A SHA-1 hash in hexadecimal digits. */
export const sha1 = text('mbox_sha1sum', 'must be 40 hexadecimal digits', (value) =>
  /^[0-9a-f]{40}$/i.test(value),
);
/** A hash of the SHA-2 family in hexadecimal digits. */
export const sha2 = text('sha2', 'must be the hexadecimal digits of a SHA-2 hash', (value) =>
  /^(?:[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})$/i.test(value),
);
/** An Internet media type, with its parameters (RFC 2046). */
export const contentType = text('contentType', 'must be an Internet media type', (value) =>
  /^[\w.+*-]+\/[\w.+*-]+[ \t]*(?:;[\t\u0020-\u007e\u0080-\u00ff]*)?$/.test(value),
);
/** An ISO 8601 duration. */
export const duration = text('duration', 'must be an ISO 8601 duration: PnYnMnDTnHnMnS or PnW', isDuration);
/** A number of bytes. */
export const length = number(
  'length',
  'must be a whole number of bytes',
  (value) => Number.isSafeInteger(value) && value >= 0,
);

/** 1.0.3 takes ISO 8601, 2.0 only what RFC 3339 makes of it. A moment to come is no fault. */
export const timestamp: Check = (value, path, found) => {
  if (typeof value !== 'string') return report(found, path, 'type.string', 'must be a string');
  if (found.version === '1.0.3' ? isIso8601(value) : isRfc3339(value)) return;
  const form = found.version === '1.0.3' ? 'ISO 8601' : 'RFC 3339';
  report(found, path, 'timestamp', `must be a moment in ${form} whose offset is not minus zero`);
};

/** Anybody's version of a statement: a 1.0.3 request takes 1.0 and its patches, a 2.0 request 2.0 and its patches too. */
export const version: Check = (value, path, found) => {
  if (typeof value !== 'string') return report(found, path, 'type.string', 'must be a string');
  const taken = found.version === '1.0.3' ? /^1\.0(\.\d+)?$/ : /^[12]\.0(\.\d+)?$/;
  if (!taken.test(value))
    report(found, path, 'version', `must be a version of xAPI ${found.version.slice(0, 3)}`);
};

/** Words by language. */
export const languageMap = record(tag, words);

const anything: Check = () => undefined;
/** Whatever a profile says, under its IRIs; inside, null and everything else of JSON is allowed. */
export const extensions = record(iri, anything);
