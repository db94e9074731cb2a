import assert from 'node:assert/strict';
import { plainText } from '../../../views/runtime/plainText.ts';

describe('plain text of content', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['<p>Which is <em>larger</em>?</p>', 'Which is larger?'],
    ['<math><mfrac><mn>3</mn><mn>4</mn></mfrac></math>', '3/4'],
    ['<math><mfrac><mrow><mi>x</mi><mo>+</mo><mn>1</mn></mrow><mn>2</mn></mfrac></math>', '(x+1)/2'],
    ['<math><msup><mi>x</mi><mn>2</mn></msup></math>', 'x^2'],
    [
      '<math><semantics><mrow><mn>1</mn></mrow><annotation encoding="application/x-tex">\\frac11</annotation></semantics></math>',
      '1',
    ],
    ['a &lt; b &amp; c &#8722; &#x31;', 'a < b & c − 1'],
    ['<p>one</p><p>two</p>', 'one two'],
    ['<svg role="img" aria-label="A bar"><title>no</title></svg>', 'A bar'],
    ['<img alt="Four &quot;parts&quot;" src="x">', 'Four "parts"'],
    ['</p>stray</math> <b>tags', 'stray tags'],
    ['', ''],
  ];
  for (const [html, text] of cases) {
    it(`${html.slice(0, 50) || 'nothing'} reads “${text}”`, () => assert.equal(plainText(html), text));
  }
});
