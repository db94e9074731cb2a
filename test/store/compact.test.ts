import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compact, expand } from '../../src/store/port/compact.ts';
import { runs } from '../support/runs.ts';

const text = (document: unknown) => JSON.stringify(document);

describe('a compact document', () => {
  it('gives back exactly what it was made of, after a time as JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (document) => {
        const back = expand(JSON.parse(text(compact(document))));
        assert.deepEqual(back, JSON.parse(text(document)));
        assert.equal(text(back), text(document), 'names in the same order');
      }),
      runs(2000),
    );
  });

  it('keeps apart names that only look alike, and those of prototypes', () => {
    const document = JSON.parse(
      '[{"a\\u0000b":1,"c":2},{"a":1,"b\\u0000c":2},{"__proto__":{"x":1},"constructor":2},{"0":1,"-1":[]}]',
    );
    assert.equal(text(expand(compact(document))), text(document));
  });

  it('names the objects of a list once', () => {
    const rows = Array.from({ length: 100 }, (_, at) => ({ skill: at, evidence: at, lastSuccess: null }));
    assert.deepEqual(compact(rows).shapes, [['skill', 'evidence', 'lastSuccess']]);
    assert.ok(text(compact(rows)).length < text(rows).length / 2);
  });

  it('writes an object in an object, and the objects of a list, as values one after another', () => {
    const rows = [1, 2].map((at) => ({ skill: at, run: { wins: at, fails: 0 } }));
    assert.deepEqual(compact(rows), {
      shapes: [
        ['wins', 'fails'],
        ['skill', ['run', 0]],
      ],
      value: [-2, 1, 1, 1, 0, 2, 2, 0],
    });
  });

  it('keeps apart lists of objects without values, of other shapes, and of none', () => {
    for (const list of [
      [{}, {}],
      [{ a: {} }, { a: {} }],
      [{ a: 1 }, {}],
      [{ a: 1 }, { b: 1 }],
      [{ a: 1 }, 1],
      [],
    ])
      assert.deepEqual(expand(compact({ list })), { list });
  });

  it('is read as well where it was written with a list for each object', () => {
    const shapes = [['a', 'b'], ['c']];
    assert.deepEqual(expand({ shapes, value: [0, [1, 2], [-1, [1, 3], 4]] }), {
      a: { c: 2 },
      b: [{ c: 3 }, 4],
    });
  });

  it('that was cut short or lengthened, or whose shapes are not its own, is refused', () => {
    for (const document of [{ a: 1, b: [2] }, [{ a: 1, b: 2 }], { a: { b: 1 }, c: [{ b: 1 }] }]) {
      const { shapes, value } = JSON.parse(text(compact(document))) as ReturnType<typeof compact>;
      const list = value as readonly never[];
      const short = list.slice(0, -1);
      for (const broken of [
        { shapes, value: short },
        { shapes: [], value },
      ])
        assert.throws(() => expand(broken), TypeError, text(broken));
    }
    const { shapes } = compact({ a: 1 });
    assert.throws(() => expand({ shapes, value: [0, 1, 2] }), TypeError, 'a value too many');
    const itself = [[['a', 0] as const]];
    const nothing = [[]];
    for (const broken of [
      { shapes: itself, value: [0] },
      { shapes: nothing, value: [-2, 0, 1] },
    ])
      assert.throws(() => expand(broken), TypeError, text(broken));
  });
});
