import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const CSS = readFileSync(resolve(import.meta.dirname, '../../views/styles/tokens.css'), 'utf8');

/** Colours of one block of the style sheet; `side` picks from `light-dark()`. */
function coloursOf(selector: string, side: 0 | 1): Record<string, string> {
  const block = CSS.split(`${selector} {`)[1]?.split('\n}')[0] ?? '';
  const pairs = [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => {
    const both = /light-dark\(([^,]+),\s*([^)]+)\)/.exec(value);
    return [name, both ? (both[side + 1] ?? '') : value];
  });
  return Object.fromEntries(pairs);
}

/** Relative luminance of a colour in hex (WCAG 2.2, definition of relative luminance). */
function luminance(hex: string): number {
  const digits = hex.trim().slice(1);
  const full = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits;
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(full.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const light = coloursOf(':root', 0);
const dark = coloursOf(':root', 1);
const THEMES: Readonly<Record<string, Record<string, string>>> = {
  light,
  dark,
  'high contrast, light': { ...light, ...coloursOf(':root[data-contrast="high"]', 0) },
  'high contrast, dark': { ...dark, ...coloursOf(':root[data-contrast="high"]', 1) },
};

/** Text on ground. */
const TEXTS = [
  ...['paper', 'sheet', 'sunk', 'green-soft', 'right-soft', 'wrong-soft', 'amber-soft', 'blue-soft'].map(
    (ground) => ['ink', ground],
  ),
  ...['paper', 'sheet', 'sunk'].flatMap((ground) => [
    ['soft', ground],
    ['green', ground],
  ]),
  ['green-ink', 'green'],
  ['green', 'green-soft'],
  ['soft', 'blue-soft'],
  ['soft', 'amber-soft'],
  ['soft', 'wrong-soft'],
  ['soft', 'right-soft'],
  ['right', 'right-soft'],
  ['wrong', 'wrong-soft'],
  ['wrong', 'sheet'],
  ['amber', 'amber-soft'],
  ['amber', 'paper'],
  ['blue', 'blue-soft'],
] as const;

describe('colours', () => {
  for (const [theme, colours] of Object.entries(THEMES)) {
    it(`text in ${theme} has a contrast of at least 4.5 to 1 on every ground it stands on`, () => {
      for (const [text = '', ground = ''] of TEXTS) {
        const ratio = contrast(colours[text] ?? '', colours[ground] ?? '');
        assert.ok(ratio >= 4.5, `${text} on ${ground}: ${ratio.toFixed(2)}`);
      }
    });

    it(`borders of controls and the focus ring in ${theme} have at least 3 to 1`, () => {
      for (const border of ['edge', 'green', 'wrong', 'focus']) {
        for (const ground of ['paper', 'sheet']) {
          const ratio = contrast(colours[border] ?? '', colours[ground] ?? '');
          assert.ok(ratio >= 3, `${border} on ${ground}: ${ratio.toFixed(2)}`);
        }
      }
    });
  }
});
