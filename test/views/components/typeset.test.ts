import assert from 'node:assert/strict';
import fc from 'fast-check';
import { typeset } from '../../../views/components/expression/typeset.ts';
import { plainText } from '../../../views/runtime/plainText.ts';
import { runs } from '../../support/runs.ts';

describe('preview of typed algebra', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['(x+1)/2', '(x+1)/2'],
    ['x^2', 'x^2'],
    ['2x - 3', '2x−3'],
    ['-x/4', '−x/4'],
    ['3(x-4)', '3(x−4)'],
    ['y = -2x + 1', 'y=−2x+1'],
    ['x^-1', 'x^(−1)'],
  ];
  for (const [typed, read] of cases) {
    it(`${typed} is read as ${read}`, () => assert.equal(plainText(typeset(typed) ?? ''), read));
  }

  for (const typed of ['', '  ', '(x', 'x+', 'x)', '2//3', 'x ? 1', '<b>']) {
    it(`“${typed}” is left alone until it can be read`, () => assert.equal(typeset(typed), null));
  }

  it('nothing typed makes it throw or write foreign markup', () => {
    const signs = fc.string({ unit: fc.constantFrom(...'0129xyab+-*/^()=<>&" .,×÷−'), maxLength: 30 });
    fc.assert(
      fc.property(signs, (typed) => {
        const html = typeset(typed) ?? '';
        return /^(<\/?(math|mrow|mfrac|msup|mn|mi|mo)( data-bracket="")?>|[\d.,a-zA-Z+−·×÷:()=])*$/.test(
          html,
        );
      }),
      runs(2_000),
    );
  });
});
