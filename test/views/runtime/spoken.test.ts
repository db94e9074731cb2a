import assert from 'node:assert/strict';
import { spoken } from '../../../views/runtime/spoken.ts';

describe('words for a voice', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['<p>Say <span lang="es">el puente</span> in English.</p>', 'en: Say | es: el puente | en: in English.'],
    [
      '<p lang="es">Traduce <em>«<b lang="en">the bridge</b>»</em> bien</p><p>Well?</p>',
      'es: Traduce « | en: the bridge | es: » bien | en: Well?',
    ],
    ['<p>Is it <i lang="es">sí</i>?</p>', 'en: Is it | es: sí'],
    ['<p>One <em>or</em> two</p>', 'en: One or two'],
    [
      '<p>About <math lang="es"><mfrac><mn>3</mn><mi>x</mi></mfrac></math> of it</p>',
      'en: About | es: 3/x | en: of it',
    ],
    ['<p><img alt="Un puente" lang="es"> is a</p>', 'es: Un puente | en: is a'],
    ['<p title="lang=x" data-lang="es">Plain</p></b>', 'en: Plain'],
    ['', ''],
  ];
  for (const [html, words] of cases) {
    it(`${html || 'nothing'} is cut where the language changes`, () =>
      assert.equal(
        spoken(html, 'en')
          .map(({ text, lang }) => `${lang}: ${text}`)
          .join(' | '),
        words,
      ));
  }
});
