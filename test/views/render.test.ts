import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { PageName } from '../../src/api/page.ts';
import type { Why } from '../../src/api/question.ts';
import { assetsOf } from '../../views/assets.ts';
import { renderPage } from '../../views/render.ts';
import { CATALOGUES } from '../../views/text/catalogue.ts';
import { EVERY_PAGE, page, practiceData } from './fixtures/pages.ts';
import { serving, turn } from './fixtures/turns.ts';

const CONTEXT = { nonce: 'abc', assets: { script: '/assets/client-1.js', style: '/assets/style-1.css' } };
const NAMES = Object.keys(EVERY_PAGE) as PageName[];
const BUILT = resolve(import.meta.dirname, '../../dist/assets');
/** Most that a learner's first page may weigh, compressed, in bytes. */
const BUDGET = 100 * 1024;

const draw = (name: PageName, locale: string) => renderPage(page(name, EVERY_PAGE[name], locale), CONTEXT);

/** Text between tags, scripts left out. */
function wordsOf(html: string): string {
  return html.replace(/<(script|title)[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]*>/g, ' ');
}

describe('rendered pages', () => {
  it('a question on a skill that seems known says that it makes sure, another that its skill is next', () => {
    const shown = serving('choice');
    const why = { ...shown.why, reason: 'frontier', needed: 0.8, sincePractice: 60_000 };
    const words = (change: Partial<Why>, locale: string) => {
      const asked = { ...shown, why: { ...why, ...change } };
      return wordsOf(renderPage(page('practice', practiceData(turn(asked)), locale), CONTEXT));
    };
    assert.match(words({ estimate: 0.8 }, 'en'), /You seem to know “.+” already/);
    assert.match(words({ estimate: 0.8 }, 'es'), /Parece que ya sabes «.+»/);
    for (const change of [{ estimate: 0.79 }, { estimate: 0.9, sincePractice: null }, { needed: null }])
      assert.match(words(change, 'en'), /You are ready for “.+”, so it is next/);
  });

  it('a grade that is tried again says what keeps it: silence, a gradebook that is busy, or one that lets nobody in', () => {
    const words = (reason: string) => {
      const grade = { ...turn(null).grade, state: 'retrying', reason } as const;
      return wordsOf(renderPage(page('practice', practiceData(turn(serving('choice'), { grade }))), CONTEXT));
    };
    assert.match(words('outbound_failed'), /The gradebook did not answer; /);
    assert.match(words('gradebook_busy'), /The gradebook is busy; /);
    assert.match(words('token_refused'), /The gradebook did not let us in; /);
  });

  for (const name of NAMES) {
    for (const locale of ['en', 'es', 'ar-XB']) {
      it(`${name} in ${locale} shows no key, carries no inline style or handler`, () => {
        const html = draw(name, locale);
        const keys = Object.keys(CATALOGUES.en).filter((key) => wordsOf(html).includes(` ${key} `));
        assert.deepEqual(keys, []);
        assert.doesNotMatch(html, /<[^>]*\s(style|onclick|onload)=/);
        assert.match(
          html,
          new RegExp(`^<!doctype html><html lang="${locale}" dir="${locale === 'ar-XB' ? 'rtl' : 'ltr'}"`),
        );
      });
    }
  }

  it('login and verification are drawn alike whatever their data is', () => {
    const body = (html: string) => /<div id="root">(.*?)<\/div><script/.exec(html)?.[1];
    for (const name of ['login', 'verify'] as const) {
      const data = EVERY_PAGE[name];
      const other = JSON.parse(JSON.stringify(data), (_key, value) =>
        typeof value === 'string' ? 'x' : value,
      );
      assert.ok(body(draw(name, 'es')));
      const fresh = renderPage(page(name, other, 'es-MX'), CONTEXT);
      const known = renderPage(page(name, data, 'es-MX'), CONTEXT);
      assert.equal(body(fresh), body(known));
      assert.equal(body(known), body(draw(name, 'es')), 'and as at first, in another locale of the language');
    }
  });

  it('has one style sheet and one module script with the nonce', () => {
    const html = draw('practice', 'en');
    assert.equal(html.match(/<link rel="stylesheet"/g)?.length, 1);
    assert.equal(html.match(/<script type="module" src="\/assets\/client-1\.js" nonce="abc">/g)?.length, 1);
    assert.ok([...html.matchAll(/<script[^>]*>/g)].every(([tag]) => tag.includes('nonce="abc"')));
  });

  it('page data cannot end its script element, and is read back as it was', () => {
    const data = practiceData(turn(serving('choice')));
    const nasty = {
      ...data,
      activity: { ...data.activity, title: '</script><script>alert(1)</script><!--\u2028' },
    };
    const html = renderPage(page('practice', nasty), CONTEXT);
    const json = /<script type="application\/json" id="page-data"[^>]*>([^<]*)<\/script>/.exec(html)?.[1];
    assert.deepEqual(JSON.parse(json ?? '').data, JSON.parse(JSON.stringify(nasty)));
    assert.doesNotMatch(html, /<script>alert/);
  });

  it('the question can be read before any script runs', () => {
    const html = draw('practice', 'en');
    assert.match(wordsOf(html), /Ana has read/);
    assert.match(html, /<input type="radio" id="answer"/);
  });

  it('the learner’s settings stand on the root element from the first byte', () => {
    const data = practiceData(turn(serving('text')), { theme: 'dark', typeface: 'dyslexic', size: 150 });
    const html = renderPage(page('practice', data), CONTEXT);
    assert.match(
      html,
      /^<!doctype html><html[^>]* data-theme="dark" data-typeface="dyslexic" data-size="150"/,
    );
  });

  it('same page, same document', () => {
    assert.equal(draw('class', 'es'), draw('class', 'es'));
  });
});

describe('browser build', () => {
  before(function () {
    if (!existsSync(join(BUILT, 'manifest.json'))) this.skip();
  });
  const manifest = () => JSON.parse(readFileSync(join(BUILT, 'manifest.json'), 'utf8'));

  it('names its script and its style sheet', () => {
    const assets = assetsOf(manifest());
    assert.match(assets.script, /^\/assets\/client-.+\.js$/);
    assert.match(assets.style, /^\/assets\/style-.+\.css$/);
    assert.throws(() => assetsOf({}), TypeError);
    assert.throws(() => assetsOf(null), TypeError);
  });

  it('a learner’s first page stays within its budget of bytes', () => {
    const { script, style } = assetsOf(manifest(), '');
    const html = gzipSync(draw('practice', 'en')).length;
    const files = [script, style].map((file) => gzipSync(readFileSync(join(BUILT, file))).length);
    const total = files.reduce((sum, size) => sum + size, html);
    assert.ok(total <= BUDGET, `${total} bytes`);
    assert.ok(brotliCompressSync(draw('practice', 'en')).length < html);
  });
});
