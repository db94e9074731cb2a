import assert from 'node:assert/strict';
import type { WordRule } from '../../../src/learning/marking/text.ts';
import { verdict, words } from './keys.ts';

const ACCEPT = ['la canción', 'canción', "l'été", 'São Paulo', 'año'];

const TABLE: readonly [Partial<WordRule>, string, string][] = [
  [{}, 'canción', 'right'],
  [{}, 'la canción', 'right'],
  [{}, '  La   Canción. ', 'right'],
  [{}, '¡Canción!', 'right'],
  [{}, '"canción"', 'right'],
  [{}, 'cancio\u0301n', 'right'],
  [{}, 'cancion', 'right:accent'],
  [{}, 'LA CANCION', 'right:accent'],
  [{}, 'sao paulo', 'right:accent'],
  [{}, 'ano', 'right:accent'],
  [{}, 'l’été', 'right'],
  [{}, 'el canción', 'wrong'],
  [{}, 'cancione', 'wrong'],
  [{}, 'lacanción', 'wrong'],
  [{}, '', 'unreadable'],
  [{}, ' ... ', 'unreadable'],
  [{ accents: 'strict' }, 'cancion', 'wrong'],
  [{ accents: 'strict' }, 'canción', 'right'],
  [{ accents: 'ignore' }, 'cancion', 'right'],
  [{ case: 'strict' }, 'Canción', 'wrong'],
  [{ case: 'strict' }, 'São Paulo', 'right'],
  [{ case: 'strict' }, 'sao paulo', 'wrong'],
];

describe('marking a short text', () => {
  for (const [rule, text, expected] of TABLE) {
    it(`"${text}" is ${expected} with ${JSON.stringify(rule)}`, () => {
      assert.equal(verdict(words({ accept: ACCEPT, ...rule }, text)), expected);
    });
  }

  it('prefers a wrong answer the author names to leniency for accents', () => {
    const patterns = [{ answer: 'papa', misconception: 'potato', feedback: null }];
    const mark = words({ accept: ['papá'], patterns }, 'Papa');
    assert.equal(verdict(mark), 'wrong');
    assert.equal(mark.misconception, 'potato');
  });
});
