import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where the tests named here stand. */
const FOLDER = resolve('test/conformance/xapi');
const ELSEWHERE = ['test/contract/lrs.ts', 'test/store/batch.test.ts', 'test/http/hostileRecords.test.ts'];

/**
 * What a record store has to do, numbered as in `docs/xapi.md` ("What must hold"), and the tests that show it. Those that
 * begin with a number are values that the schema takes or refuses (`validation.test.ts`).
 */
const REQUIREMENTS: Readonly<Record<number, readonly string[]>> = {
  1: [
    '1 a property nobody knows',
    '1 a key in the wrong case',
    'a key that stands twice in one object is refused by its name',
  ],
  2: ['2 null', '2 null, false, nothing and emptiness inside extensions'],
  3: ['3 text for a number', '3 text for a boolean', '3 an object for an array'],
  4: [
    '4 an IRI without scheme',
    '4 a UUID of another form',
    '4 an address without mailto',
    '4 an extension without IRI',
  ],
  5: [
    '5 two identifiers',
    '5 an empty anonymous group',
    '5 a group in a group',
    '5 an agent as object that does not say so',
  ],
  6: ['6 a language that is none', '6 tags of every kind'],
  7: [
    '7 a timestamp without offset',
    '7 an offset of minus zero',
    '7 a moment to come',
    'a timestamp of 2.0 comes back in UTC with its fraction, one of 1.0.3 as it was sent',
  ],
  8: ['8 an empty duration', '8 weeks and days', '8 a duration finer than a hundredth'],
  9: ['9 a scaled score beyond 1', '9 bounds the wrong way round', '9 a raw score out of bounds'],
  10: ['10 a revision about somebody', '10 a platform about somebody, inside'],
  11: ['11 another kind of context activity', 'have a list of one where a context activity stood alone'],
  12: [
    '12 no relevant types at all',
    'knows contextAgents and contextGroups from 2.0 on, and ISO 8601 in 1.0.3',
  ],
  13: ['13 answers without a type', '13 two components of one id', '13 a response that is no pattern'],
  14: ['14 an id inside', '14 an authority inside', '14 a statement within one within one'],
  15: ['15 an attachment without its type', '15 half a byte', '15 an attachment whose hash is none'],
  16: [
    '16 an authority of three',
    'the authority and the time of storing are the store’s, whatever a statement says of them',
    'have what they left out: an id, a version, and when they were stored for when it happened',
  ],
  17: ['have the very numbers that came, beyond the precision of 32 bits'],
  18: ['have every letter as it came, as JSON that no browser takes for a page'],
  19: [
    'ids come back in the order of the batch, and of two equal ids none is stored',
    'PUT takes one statement of the id it names or of none; POST has no parameters',
  ],
  20: [
    'the same again changes nothing; another one of the id is 409, in whatever case the id is written',
    'of a batch with one bad member nothing is stored, and each problem names statement and property',
  ],
  21: [
    '21 voiding what is no statement',
    'what is voided leaves the lists, whichever came first, and a voiding statement stays',
  ],
  22: [
    'bytes of attachments are held against their hash and come back byte for byte',
    'an attachment needs its part in the same request, and a part an attachment',
  ],
  23: [
    'a signature must have signed this statement, by the certificate it brings, with RS256, RS384 or RS512',
  ],
  24: [
    'parameters nobody knows, that do not go together or have no form are refused',
    'what is voided leaves the lists, whichever came first, and a voiding statement stays',
  ],
  25: [
    'a person is found as a member of a group, in related places only when asked for',
    'an activity is found in related places only when asked for',
  ],
  26: [
    'that refer to another one are found by what that one meets, at their own moments, also when it is void',
    'hold what a filter over all statements finds, in both orders, page by page',
  ],
  27: [
    'since is exclusive, until inclusive',
    'the newest come first; ascending turns that round',
    'a limit of 0 is no limit but the server’s',
  ],
  28: [
    'pages neither skip nor repeat while statements arrive, keep filters and format, and end without an empty one',
    'more goes on for the credential that began the list alone',
    'are none where nothing meets what is asked: 200, and an empty list without more',
  ],
  29: [
    'the ids format has identifiers and nothing else',
    'the canonical format has what all statements say, each map in the language liked best',
  ],
  30: [
    'the canonical format has what all statements say, each map in the language liked best',
    'a person has every name that statements gave them',
  ],
  31: ['answers say how far the store is consistent, when the newest was stored, and HEAD says the same'],
  32: ['come back byte for byte, with their type, their ETag and when they changed'],
  33: ['are merged at the top level alone, and only objects of JSON'],
  34: [
    'change only under the conditions a request names',
    'of many writers with one ETag exactly one writes',
    'of 1.0.3 may be written over; a profile of 1.0.3 needs a condition',
  ],
  35: [
    'are listed by those changed after a moment',
    'is told apart by registration, listed and cleared with and without it',
  ],
  36: [
    'each family of versions is spoken, with its latest patch; anything else is refused',
    'a request without version is refused in the version of its credential',
  ],
  37: ['the alternate syntax is understood for 1.0.3 and refused for 2.0'],
  38: [
    'nobody without a credential stores or reads anything',
    'a key may do what its scopes say and nothing else',
    'a body that is too large is 413, one that is not UTF-8, not JSON or nested without end is 400',
    'of a key beyond its requests a minute are none: 429, and when to come back',
  ],
  39: ['pages of other origins may use it, and read the headers they need'],
  40: ['what it is stands under about, for everybody'],
};

/** Faults that pass the official suite, and the tests that see them. */
const BLIND_SPOTS: Readonly<Record<string, string>> = {
  'since ignored, or inclusive': 'since is exclusive, until inclusive',
  'related_agents ignored, or always on; group members not matched':
    'a person is found as a member of a group, in related places only when asked for',
  'related_activities ignored': 'an activity is found in related places only when asked for',
  'limit=0 returning nothing': 'a limit of 0 is no limit but the server’s',
  'more never offered, repeating a page, forgetting filters, shifting':
    'pages neither skip nor repeat while statements arrive, keep filters and format, and end without an empty one',
  'no authentication at all': 'nobody without a credential stores or reads anything',
  'the authority of the sender kept':
    'the authority and the time of storing are the store’s, whatever a statement says of them',
  'bytes of attachments not checked; a quoted boundary not understood':
    'bytes of attachments are held against their hash and come back byte for byte',
  'a missing part forgiven for bytes stored before':
    'an attachment needs its part in the same request, and a part an attachment',
  'a signature not compared, or not verified':
    'a signature must have signed this statement, by the certificate it brings, with RS256, RS384 or RS512',
  'If-None-Match ignored': 'change only under the conditions a request names',
  'documents merged deeply': 'are merged at the top level alone, and only objects of JSON',
  'since ignored on ids of documents': 'are listed by those changed after a moment',
  'registration left out of the key of a state':
    'is told apart by registration, listed and cleared with and without it',
  'timestamps of 2.0 not in UTC':
    'a timestamp of 2.0 comes back in UTC with its fraction, one of 1.0.3 as it was sent',
  'another statement of an id answered 200; ids told apart by case':
    'the same again changes nothing; another one of the id is 409, in whatever case the id is written',
  'an unknown property in a definition': '1 a property nobody knows in a definition',
  'mbox_sha1sum unchecked': '4 a checksum that is none',
  'component lists of another interaction': '13 a list of another type',
  'two components of one id': '13 two components of one id',
  'a person with one of several names': 'a person has every name that statements gave them',
  'the same key twice': 'a key that stands twice in one object is refused by its name',
  'two writers of one ETag': 'of many writers with one ETag exactly one writes',
  'more than a handful of statements': 'of a thousand are stored by one call, and found by stretches',
  'stored out of order under parallel writers':
    'get moments that rise strictly, also from 20 writers of shared activities at once, and each list is in their order',
  '413': 'takes a hundred statements and 250 kB at once from a learner, more from a key',
  '429': 'of a key beyond its requests a minute are none: 429, and when to come back',
  'other origins': 'pages of other origins may use it, and read the headers they need',
  scopes: 'a key may do what its scopes say and nothing else',
  tenants: 'a key sees its tenant alone',
  'a crash in a batch':
    'is there whole or not at all after its process is killed, and whatever was acknowledged is there',
  'HTML in names': 'have every letter as it came, as JSON that no browser takes for a page',
};

describe('what a record store has to do', () => {
  const files = readdirSync(FOLDER).map((name) => join(FOLDER, name));
  const sources = [
    ...files.filter((name) => name.endsWith('.ts') && name !== import.meta.filename),
    ...ELSEWHERE,
  ]
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const missing = (titles: readonly string[]) => titles.filter((title) => !sources.includes(`'${title}'`));

  it('has a test for each of its forty requirements', () => {
    const numbers = Array.from({ length: 40 }, (_, index) => String(index + 1));
    assert.deepEqual(Object.keys(REQUIREMENTS), numbers);
    for (const [number, titles] of Object.entries(REQUIREMENTS)) {
      assert.ok(titles.length > 0, number);
      assert.deepEqual(missing(titles), [], number);
    }
  });

  it('has a test for each fault that the official suite does not see', () => {
    assert.deepEqual(missing(Object.values(BLIND_SPOTS)), []);
  });
});
