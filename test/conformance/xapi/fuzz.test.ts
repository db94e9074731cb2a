import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { nothingSaid } from '../../../src/lrs/describeThings.ts';
import { storeStatements } from '../../../src/lrs/storeStatements.ts';
import type { Store } from '../../../src/store/port/store.ts';
import { openSqliteStore } from '../../../src/store/sqlite/openSqliteStore.ts';
import { isSubStatement } from '../../../src/xapi/anyStatement.ts';
import { meaningOf } from '../../../src/xapi/equal.ts';
import { canonical, for103, idsOnly } from '../../../src/xapi/format.ts';
import { parseJson } from '../../../src/xapi/json.ts';
import { received, type Sent } from '../../../src/xapi/received.ts';
import { XapiRefusal } from '../../../src/xapi/refusal.ts';
import { checkStatement } from '../../../src/xapi/schema/statement.ts';
import { runs } from '../../support/runs.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { fullStatement } from './support/full.ts';

const ODD: readonly unknown[] = [
  ...[null, '', 'x', 0, -1, 1e308, true, [], {}, [[]], [null], { id: null }, '2.0.0', 'P1D', 'mailto:a@b'],
  ...[
    'http://e.org/x',
    '00000000-0000-4000-8000-000000000000',
    '\u0000',
    '\ud800',
    'Group',
    'SubStatement',
    'StatementRef',
  ],
  ...[
    '2026-01-01T00:00:00Z',
    '2026-13-45T99:99:99Z',
    '__proto__',
    { objectType: 'Group' },
    { mbox: 'mailto:a@b' },
  ],
];
const KEYS = [
  'id',
  'objectType',
  'mbox',
  'member',
  'display',
  'extensions',
  '__proto__',
  'constructor',
  'http://e.org/k',
  '$gt',
  '',
];

interface Change {
  readonly at: number;
  readonly how: 'remove' | 'replace' | 'add' | 'rename' | 'repeat';
  readonly odd: unknown;
  readonly key: string;
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(400),
  how: fc.constantFrom('remove', 'replace', 'add', 'rename', 'repeat'),
  odd: fc.constantFrom(...ODD),
  key: fc.constantFrom(...KEYS),
});

const BASE = JSON.stringify(fullStatement('00000000-0000-4000-8000-000000000001'));

/** Every place of a document that has a parent, as the keys that lead to it. */
function places(value: unknown, way: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((key) => [
    [...way, key],
    ...places(Reflect.get(value, key), [...way, key]),
  ]);
}

const PLACES = places(JSON.parse(BASE));

/** What stands at a place, and in what; null when an earlier change took it away. */
function placeOf(statement: unknown, at: number): { parent: object; key: string } | null {
  const way = PLACES[at % PLACES.length] ?? [];
  let parent: unknown = statement;
  for (const key of way.slice(0, -1))
    parent = typeof parent === 'object' && parent !== null ? Reflect.get(parent, key) : null;
  const key = way.at(-1);
  return typeof parent === 'object' && parent !== null && key !== undefined ? { parent, key } : null;
}

function set(parent: object, key: string, value: unknown): void {
  Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });
}

/** The statement with one thing changed. */
function changed(statement: unknown, { at, how, odd, key }: Change): void {
  const place = placeOf(statement, at);
  if (!place) return;
  const known: unknown = Reflect.get(place.parent, place.key);
  if (Array.isArray(place.parent)) {
    if (how === 'repeat') place.parent.push(known);
    else if (how === 'remove') place.parent.splice(Number(place.key), 1);
    else set(place.parent, place.key, odd);
    return;
  }
  if (how === 'remove' || how === 'rename') Reflect.deleteProperty(place.parent, place.key);
  if (how === 'rename') set(place.parent, key, known);
  if (how === 'replace') set(place.parent, place.key, odd);
  if (how === 'add') set(place.parent, key, odd);
  if (how === 'repeat') set(place.parent, place.key, [known, known]);
}

const mutated = fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) => {
  const statement: unknown = JSON.parse(BASE);
  for (const one of changes) changed(statement, one);
  return JSON.stringify(statement);
});

describe('mutated statements', () => {
  const folder = temporaryFolder();
  let store: Store;
  before(async () => {
    store = await openSqliteStore(folder.file('fuzz.db'));
  });
  after(() => store?.close());

  /** Says of a text whether it is taken; whatever else happens is a fault. */
  function judged(text: string, version: '1.0.3' | '2.0.0'): Sent | null {
    let value: unknown;
    try {
      value = parseJson(text);
    } catch (error) {
      assert.ok(error instanceof XapiRefusal);
      return null;
    }
    const problems = checkStatement(value, version);
    for (const { path, rule, says } of problems) assert.ok(path && rule && says);
    return problems.length === 0 ? (value as object as Sent) : null;
  }

  it('are refused by rules that are named, or keep their meaning in every form', async () => {
    const caller = {
      tenant: randomUUID(),
      credential: 'c',
      scopes: ['all' as const],
      authority: { mbox: 'mailto:lrs@example.org' },
      version: '2.0.0' as const,
      own: null,
    };
    const lrs = { store, now: Date.now, newId: randomUUID, said: nothingSaid() };
    const taken: Sent[] = [];
    let refused = 0;
    const property = fc.property(
      mutated,
      fc.constantFrom('1.0.3' as const, '2.0.0' as const),
      (text, version) => {
        const value = judged(text, version);
        if (value === null) {
          refused += 1;
          return;
        }
        const kept = received(value, { version, authority: caller.authority, id: randomUUID() });
        assert.equal(
          meaningOf(received(kept, { version, authority: caller.authority, id: kept.id })),
          meaningOf(kept),
        );
        for (const form of [idsOnly(kept), canonical(kept, ['de'], () => null), for103(kept)])
          assert.deepEqual(checkStatement(form, '2.0.0'), []);
        const { attachments: _, ...alone } = value;
        const isWhole =
          !isSubStatement(kept.object) || (kept.object.attachments ?? []).every((one) => one.fileUrl);
        if (version === '2.0.0' && isWhole && taken.length < 300) taken.push({ ...alone, id: randomUUID() });
      },
    );
    fc.assert(property, runs(50_000));
    assert.ok(refused > 0 && taken.length > 50, `${refused} refused, ${taken.length} taken`);
    const ids = await storeStatements(lrs, caller, {
      version: '2.0.0',
      body: taken,
      parts: [],
      statementId: null,
    });
    for (const [index, id] of ids.entries()) {
      const found = await store.statements.find(caller.tenant, id);
      assert.ok(found);
      const sent = received(taken[index] as Sent, {
        version: '2.0.0',
        authority: caller.authority,
        id,
      });
      assert.deepEqual(found.statement, sent);
    }
  });
});
