import assert from 'node:assert/strict';
import { checkStatement } from '../../../src/xapi/schema/statement.ts';
import type { XapiVersion } from '../../../src/xapi/scopes.ts';
import { fullStatement } from './support/full.ts';
import { statement } from './support/lrs.ts';

const rules = (value: unknown, version: XapiVersion = '2.0.0') =>
  checkStatement(value, version).map(({ path, rule }) => `${path} ${rule}`);
const definition = (over: object) => statement({ object: { id: 'http://e.org/a', definition: over } });
const context = (over: object) => statement({ context: over });
const result = (over: object) => statement({ result: over });
const actor = (over: object) => statement({ actor: over });
const mbox = 'mailto:ana@example.org';
const sub = (over: object) => ({
  objectType: 'SubStatement',
  actor: { mbox },
  verb: { id: 'http://e.org/v' },
  object: { id: 'http://e.org/a' },
  ...over,
});
const attached = {
  usageType: 'http://e.org/u',
  display: { en: 'f' },
  contentType: 'a/b',
  length: 1,
  sha2: 'a'.repeat(64),
};

/** What is refused: why, where and by which rule (the numbers are those of `docs/xapi.md`). */
const REFUSED: readonly (readonly [string, unknown, string])[] = [
  ['1 a property nobody knows', statement({ extra: 1 }), 'extra property.unknown'],
  [
    '1 a property nobody knows in a definition',
    definition({ title: {} }),
    'object.definition.title property.unknown',
  ],
  ['1 a key in the wrong case', statement({ Result: {} }), 'Result property.unknown'],
  ['2 null', statement({ result: null }), 'result type.object'],
  ['2 null in a language map', definition({ name: { en: null } }), 'object.definition.name.en type.string'],
  ['3 text for a number', result({ score: { raw: '1' } }), 'result.score.raw type.number'],
  ['3 text for a boolean', result({ success: 'true' }), 'result.success type.boolean'],
  ['3 an object for an array', statement({ attachments: attached }), 'attachments type.array'],
  ['4 an IRI without scheme', statement({ verb: { id: 'did' } }), 'verb.id iri'],
  ['4 a UUID of another form', statement({ id: '1234' }), 'id uuid'],
  ['4 an address without mailto', actor({ mbox: 'ana@example.org' }), 'actor.mbox mbox'],
  ['4 an address with two', actor({ mbox: `mailto:${mbox}` }), 'actor.mbox mbox'],
  ['4 a checksum that is none', actor({ mbox_sha1sum: 'abc' }), 'actor.mbox_sha1sum mbox_sha1sum'],
  [
    '4 a home page without scheme',
    actor({ account: { homePage: 'lms', name: '1' } }),
    'actor.account.homePage iri',
  ],
  ['4 an extension without IRI', context({ extensions: { x: 1 } }), 'context.extensions.x iri'],
  ['5 two identifiers', actor({ mbox, openid: 'http://e.org/o' }), 'actor agent.identifier'],
  ['5 no identifier', actor({ name: 'Ana' }), 'actor agent.identifier'],
  ['5 an anonymous group without members', actor({ objectType: 'Group' }), 'actor.member group.members'],
  ['5 an empty anonymous group', actor({ objectType: 'Group', member: [] }), 'actor.member array.empty'],
  [
    '5 a group in a group',
    actor({ objectType: 'Group', member: [{ objectType: 'Group', mbox }] }),
    'actor.member[0].objectType value',
  ],
  [
    '5 an agent as object that does not say so',
    statement({ object: { mbox, id: 'http://e.org/a' } }),
    'object.mbox property.unknown',
  ],
  [
    '5 an account without name',
    actor({ account: { homePage: 'http://e.org' } }),
    'actor.account.name property.missing',
  ],
  [
    '6 a language that is none',
    definition({ name: { 'english language': 'x' } }),
    'object.definition.name["english language"] language',
  ],
  ['6 a context language that is none', context({ language: 'a' }), 'context.language language'],
  ['7 a timestamp without offset', statement({ timestamp: '2026-01-01T00:00:00' }), 'timestamp timestamp'],
  ['7 an offset of minus zero', statement({ timestamp: '2026-01-01T00:00:00-00:00' }), 'timestamp timestamp'],
  ['7 a day there is not', statement({ timestamp: '2026-02-30T00:00:00Z' }), 'timestamp timestamp'],
  ['8 an empty duration', result({ duration: 'P' }), 'result.duration duration'],
  ['8 a duration with nothing after T', result({ duration: 'P1DT' }), 'result.duration duration'],
  ['8 weeks and days', result({ duration: 'P1W2D' }), 'result.duration duration'],
  ['8 a duration as a date', result({ duration: 'P0001-01-01T00:00:00' }), 'result.duration duration'],
  ['9 a scaled score beyond 1', result({ score: { scaled: 1.1 } }), 'result.score.scaled score.scaled'],
  ['9 bounds the wrong way round', result({ score: { min: 2, max: 1 } }), 'result.score.min score.bounds'],
  [
    '9 a raw score out of bounds',
    result({ score: { raw: 3, min: 0, max: 2 } }),
    'result.score.raw score.raw',
  ],
  [
    '10 a revision about somebody',
    statement({ object: { objectType: 'Agent', mbox }, context: { revision: '1' } }),
    'context.revision context.activity',
  ],
  [
    '10 a platform about somebody, inside',
    statement({ object: sub({ object: { objectType: 'Agent', mbox }, context: { platform: 'p' } }) }),
    'object.context.platform context.activity',
  ],
  [
    '11 another kind of context activity',
    context({ contextActivities: { child: [] } }),
    'context.contextActivities.child property.unknown',
  ],
  [
    '12 no relevant types at all',
    context({ contextAgents: [{ objectType: 'contextAgent', agent: { mbox }, relevantTypes: [] }] }),
    'context.contextAgents[0].relevantTypes array.empty',
  ],
  [
    '12 a context agent that does not say so',
    context({ contextAgents: [{ agent: { mbox } }] }),
    'context.contextAgents[0].objectType property.missing',
  ],
  [
    '13 answers without a type',
    definition({ correctResponsesPattern: ['a'] }),
    'object.definition.interactionType interaction.type',
  ],
  [
    '13 a list of another type',
    definition({ interactionType: 'choice', scale: [] }),
    'object.definition.scale interaction.list',
  ],
  [
    '13 two components of one id',
    definition({ interactionType: 'choice', choices: [{ id: 'a' }, { id: 'a' }] }),
    'object.definition.choices[1].id component.id',
  ],
  [
    '13 a type nobody knows',
    definition({ interactionType: 'essay' }),
    'object.definition.interactionType value',
  ],
  [
    '14 an id inside',
    statement({ object: sub({ id: statement().id as string }) }),
    'object.id property.unknown',
  ],
  [
    '14 an authority inside',
    statement({ object: sub({ authority: { mbox } }) }),
    'object.authority property.unknown',
  ],
  [
    '14 a statement within one within one',
    statement({ object: sub({ object: sub({}) }) }),
    'object.object.objectType object.type',
  ],
  [
    '15 an attachment whose hash is none',
    statement({ attachments: [{ ...attached, sha2: 'abc' }] }),
    'attachments[0].sha2 sha2',
  ],
  [
    '15 an attachment without its type',
    statement({
      attachments: [Object.fromEntries(Object.entries(attached).filter(([key]) => key !== 'contentType'))],
    }),
    'attachments[0].contentType property.missing',
  ],
  [
    '15 half a byte',
    statement({ attachments: [{ ...attached, length: 1.5 }] }),
    'attachments[0].length length',
  ],
  [
    '16 an authority of three',
    statement({ authority: { objectType: 'Group', member: [{ mbox }, { mbox }, { mbox }] } }),
    'authority authority.pair',
  ],
  ['16 a version of another world', statement({ version: '3.0.0' }), 'version version'],
  [
    '21 voiding what is no statement',
    statement({ verb: { id: 'http://adlnet.gov/expapi/verbs/voided' } }),
    'object voiding',
  ],
  [
    'no actor',
    { verb: { id: 'http://e.org/v' }, object: { id: 'http://e.org/a' } },
    'actor property.missing',
  ],
  ['no statement', 'statement', 'statement type.object'],
];

const TAKEN: readonly (readonly [string, unknown])[] = [
  ['everything a statement may have', fullStatement('33333333-3333-4333-8333-333333333333')],
  [
    '2 null, false, nothing and emptiness inside extensions',
    context({ extensions: { 'http://e.org/x': { a: null, b: false, c: '', d: {} } } }),
  ],
  [
    '6 tags of every kind',
    definition({
      name: {
        'zh-Hans-CN': '',
        'de-1996': '',
        'x-private': '',
        und: '',
        'sl-rozaj-biske': '',
        'i-klingon': '',
      },
    }),
  ],
  ['7 a moment to come', statement({ timestamp: '2126-01-01T00:00:00+14:00' })],
  ['8 a duration finer than a hundredth', result({ duration: 'PT0.123456789S' })],
  ['8 weeks', result({ duration: 'P3W' })],
  ['11 a single context activity', context({ contextActivities: { parent: { id: 'http://e.org/p' } } })],
  [
    '13 a response that is no pattern',
    statement({
      object: { id: 'http://e.org/a', definition: { interactionType: 'choice' } },
      result: { response: 'anything' },
    }),
  ],
  [
    '16 an authority of two',
    statement({ authority: { objectType: 'Group', member: [{ mbox }, { mbox: 'mailto:b@e.org' }] } }),
  ],
  ['an attachment without address', statement({ attachments: [attached] })],
];

describe('the schema of statements', () => {
  for (const [what, value, expected] of REFUSED)
    it(`refuses ${what}`, () => {
      assert.deepEqual(rules(value), [expected]);
    });

  for (const [what, value] of TAKEN)
    it(`takes ${what}`, () => {
      assert.deepEqual(rules(value), []);
    });

  it('knows contextAgents and contextGroups from 2.0 on, and ISO 8601 in 1.0.3', () => {
    const agents = context({ contextAgents: [], contextGroups: [] });
    assert.deepEqual(rules(agents), []);
    assert.equal(rules(agents, '1.0.3').length, 2);
    assert.deepEqual(rules(statement({ timestamp: '2026-01-01T00:00:00' }), '1.0.3'), []);
    assert.deepEqual(rules(statement({ version: '2.0.0' }), '1.0.3'), ['version version']);
  });

  it('tells at most twenty problems of a statement', () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, count) => [`p${count}`, 1]));
    assert.equal(rules(statement(many)).length, 20);
  });
});
