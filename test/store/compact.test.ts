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

  it('that was cut short is refused', () => {
    const { shapes, value } = compact({ a: 1, b: [2] });
    const short = { shapes, value: (value as unknown[]).slice(0, -1) as never };
    for (const broken of [short, { shapes: [], value }]) assert.throws(() => expand(broken), TypeError);
  });
});
