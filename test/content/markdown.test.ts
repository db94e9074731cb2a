import assert from 'node:assert/strict';
import { findBrokenText } from '../../src/content/checks/markdown.ts';
import { drawFigure } from '../../src/content/figures/figure.ts';
import { blockHtml, inlineHtml, plainText } from '../../src/content/markdown.ts';

describe('an author’s Markdown', () => {
  it('never becomes script, link or remote image', () => {
    const texts = [
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '[a](javascript:alert(1))',
      '[a](https://example.com)',
      '<https://example.com>',
      'https://example.com',
      '![a](https://example.com/x.png)',
      '![" onload="alert(1)](figure:bar?parts=2&shaded=1)',
      '$\\href{javascript:alert(1)}{x}$',
      '$\\htmlStyle{color:red}{x}$ $\\includegraphics{https://example.com/x.png}$',
      '![x](data:image/svg+xml;base64,AAAA)',
      '&lt;script&gt;',
    ];
    for (const text of texts) {
      const html = blockHtml(text, 'en');
      assert.doesNotMatch(html, /<(script|a|img|iframe|object|link|style)\b/i, text);
      assert.doesNotMatch(html, /<[^>]*\s(on\w+|href|src|style)=/i, text);
    }
  });

  it('sets maths as MathML only', () => {
    const html = inlineHtml('half is $\\frac{1}{2}$', 'en');
    assert.match(html, /<mfrac><mn>1<\/mn><mn>2<\/mn><\/mfrac>/);
    assert.doesNotMatch(html, /katex-html/);
  });

  it('shows broken maths as its source and never throws', () => {
    for (const tex of ['\\frac{1}', '\\nosuch', '}{', '\\begin{x}', `${'{'.repeat(300)}`]) {
      assert.equal(typeof blockHtml(`a $${tex}$ b`, 'en'), 'string');
    }
  });

  it('is drawn by the KaTeX that checks it: what one knows, the other does', () => {
    for (const tex of ['\\mapsto', '\\mapsfrom', '\\frac{1}{2}', '\\nosuch']) {
      const text = `$${tex}$`;
      const isSound = findBrokenText('prompt', text).length === 0;
      assert.equal(isSound, !blockHtml(text, 'en').includes('#cc0000'), tex);
    }
  });

  it('shows decimals as the reader writes them, in text and in maths', () => {
    assert.match(blockHtml('1.5 and $2.5$.', 'es'), /1,5 and .*<mn>2,5<\/mn>|1,5 and .*2<\/mn>/);
    assert.match(blockHtml('1.5 and $2.5$.', 'en'), /1\.5 and .*2\.5/);
    assert.equal(plainText('0.75 L', 'es'), '0,75 L');
  });

  it('as plain words has a space between blocks and lines, and none inside a line', () => {
    const figure = '![Una barra en 6 partes](figure:bar?parts=6&shaded=1)';
    assert.equal(plainText(`¿Qué parte?\n\n${figure}`, 'es'), '¿Qué parte? Una barra en 6 partes');
    assert.equal(plainText('One line\nand **an**other', 'en'), 'One line and another');
    assert.equal(plainText('half**way** $x$-axis', 'en'), 'halfway x-axis');
    assert.equal(plainText('- one\n- two\n\n| a | b |\n|---|---|\n| c | d |', 'en'), 'one two a b c d');
    assert.equal(plainText('Look:\n\n    code\n\nEnd', 'en'), 'Look: code End');
  });
});

const GOOD = [
  'figure:bar?parts=4&shaded=3',
  'figure:circle?parts=6&shaded=1',
  'figure:circle?parts=1&shaded=1',
  'figure:line?from=0&to=2&step=1/4&marks=3/4,5/4',
  'figure:line?from=-2&to=2&step=1',
  'figure:area?rows=3&cols=4&shadedRows=2&shadedCols=3',
  'figure:balance?left=x,x,3&right=11',
];

const BAD = [
  'figure:star?points=5',
  'figure:constructor',
  'figure:bar',
  'figure:bar?parts=4&shaded=5',
  'figure:bar?parts=0&shaded=0',
  'figure:bar?parts=999&shaded=0',
  'figure:bar?parts=4&shaded=1&colour=red',
  'figure:circle?parts=x&shaded=1',
  'figure:line?from=2&to=0&step=1',
  'figure:line?from=0&to=2&step=0',
  'figure:line?from=0&to=2&step=-1',
  'figure:line?from=0&to=2&step=1/1000',
  'figure:line?from=0&to=1&step=1/0',
  'figure:line?from=0&to=1&step=1/2&marks=3',
  'figure:area?rows=3&cols=4&shadedRows=5',
  'figure:balance?left=<b>&right=1',
  'https://example.com/x.png',
];

describe('a figure', () => {
  for (const address of GOOD) {
    it(`${address} is an image named by its description, without ids and fixed colours of lines`, () => {
      const { svg } = drawFigure(address, 'Three <of> "four"');
      assert.ok(svg);
      assert.match(svg, /role="img"/);
      assert.match(svg, /<title>Three &lt;of&gt; &quot;four&quot;<\/title>/);
      assert.match(svg, /stroke="currentColor"/);
      assert.doesNotMatch(svg, /\sid=|NaN|undefined|Infinity/);
    });
  }

  for (const address of BAD) {
    it(`${address} is refused with a reason, and shows as its description`, () => {
      const { svg, problem } = drawFigure(address, 'A figure');
      assert.equal(svg, null);
      assert.ok(problem);
      assert.match(blockHtml(`![A figure](${address.replace(/[<>]/g, '')})`, 'en'), /A figure/);
    });
  }
});
