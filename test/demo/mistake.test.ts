import assert from 'node:assert/strict';
import { createMemory } from '../../src/demo/practise/memory.ts';
import { mistake } from '../../src/demo/practise/mistake.ts';
import type { Ask, Serving } from '../../src/demo/practise/seenTurn.ts';

function serving(prompt: string, ask: Ask): Serving {
  return { id: 's', step: 0, try: 1, hints: [], hintsLeft: 0, question: { prompt, ask } };
}
const half = (): number => 0.5;
const fraction = (top: number, bottom: number): string => `<mfrac><mn>${top}</mn><mn>${bottom}</mn></mfrac>`;
const options = ['a', 'b', 'c'].map((id) => ({ id, html: `<p>${id}</p>` }));

describe('demo LMS: simulated students', () => {
  it('one who adds tops and bottoms says that 1/2 + 1/3 is 2/5', () => {
    const asked = serving(`<math>${fraction(1, 2)}<mo>+</mo>${fraction(1, 3)}</math>`, { kind: 'number' });
    assert.deepEqual(mistake(asked, null, 'addsTopsAndBottoms', half), { kind: 'number', text: '2/5' });
  });

  it('one who drops signs turns the sign of the right number round', () => {
    const right = { kind: 'number', text: '-4' } as const;
    const asked = serving('<p>3 - 7</p>', { kind: 'number' });
    assert.deepEqual(mistake(asked, right, 'dropsSign', half), { kind: 'number', text: '4' });
  });

  it('every guess answers the question that was asked', () => {
    const asks: Ask[] = [
      { kind: 'choice', options },
      { kind: 'multiple', options },
      { kind: 'number' },
      { kind: 'text' },
      { kind: 'expression', variables: ['x'] },
      { kind: 'order', entries: options },
      { kind: 'match', left: options, right: options },
      {
        kind: 'cloze',
        parts: [{ html: 'a' }, { blank: 'one', input: 'choice', choices: [{ id: 'c1', text: 'c' }] }],
      },
    ];
    for (const ask of asks)
      assert.equal(mistake(serving('<p>Add 2 and 3</p>', ask), null, 'none', half).kind, ask.kind);
  });

  it('a shown solution is recalled when the same question returns, whatever the order of its options', () => {
    const memory = createMemory();
    memory.remember(serving('<p>Which?</p>', { kind: 'choice', options }), '<p>c</p>');
    const again = serving('<p>Which?</p>', { kind: 'choice', options: options.toReversed() });
    assert.deepEqual(memory.recall(again), { kind: 'choice', choice: 'c' });
    assert.equal(memory.recall(serving('<p>Another?</p>', { kind: 'choice', options })), null);
  });
});
