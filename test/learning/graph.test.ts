import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ancestors, cycles, frontier, requiresOf, topological } from '../../src/learning/graph.ts';
import { runs } from '../support/runs.ts';

const node = (id: string, ...requires: string[]) => ({ id, requires });

/** Graphs without cycles: a skill requires only lower numbers; given in any order. */
const acyclic = fc
  .array(fc.array(fc.nat(20), { maxLength: 4 }), { minLength: 1, maxLength: 20 })
  .map((rows) =>
    rows.map((row, index) => node(`s${index}`, ...row.filter((one) => one < index).map((one) => `s${one}`))),
  )
  .chain((nodes) => fc.shuffledSubarray(nodes, { minLength: nodes.length }));

describe('the graph of skills', () => {
  it('is ordered with prerequisites first, every skill once', () => {
    fc.assert(
      fc.property(acyclic, (nodes) => {
        const order = topological(nodes).map(({ id }) => id);
        assert.deepEqual([...order].sort(), nodes.map(({ id }) => id).sort());
        for (const { id, requires } of nodes) {
          for (const before of requires) assert.ok(order.indexOf(before) < order.indexOf(id));
        }
        assert.deepEqual(cycles(nodes), []);
      }),
      runs(500),
    );
  });

  it('tells each cycle once, in the order the skills need each other', () => {
    const nodes = [node('a', 'c'), node('b', 'a'), node('c', 'b'), node('d', 'd'), node('e', 'a')];
    assert.deepEqual(cycles(nodes), [['a', 'c', 'b'], ['d']]);
    assert.deepEqual(
      topological(nodes)
        .map(({ id }) => id)
        .sort(),
      ['a', 'b', 'c', 'd', 'e'],
    );
  });

  it('finds a cycle wherever an edge closes one', () => {
    fc.assert(
      fc.property(acyclic, fc.nat(19), (nodes, pick) => {
        const last = nodes[pick % nodes.length];
        assert.ok(last !== undefined);
        const requires = requiresOf(nodes);
        const [first = last.id] = ancestors(requires, last.id).slice(-1);
        const closed = nodes.map((one) => (one.id === first ? node(one.id, ...one.requires, last.id) : one));
        assert.ok(cycles(closed).length > 0);
      }),
      runs(500),
    );
  });

  it('lists everything that comes before a skill, nearest first, even on a cycle', () => {
    const requires = requiresOf([node('a'), node('b', 'a'), node('c', 'b'), node('x', 'y'), node('y', 'x')]);
    assert.deepEqual(ancestors(requires, 'c'), ['b', 'a']);
    assert.deepEqual(ancestors(requires, 'x'), ['y']);
  });

  it('has at its frontier what is not done and whose prerequisites are met', () => {
    const requires = requiresOf([node('a'), node('b', 'a'), node('c', 'b'), node('d', 'gone')]);
    const done = new Set(['a']);
    const has = (skill: string) => done.has(skill);
    assert.deepEqual(frontier(requires, ['a', 'b', 'c', 'd'], has, has), ['b', 'd']);
  });
});
