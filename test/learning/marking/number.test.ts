import assert from 'node:assert/strict';
import type { NumberForm } from '../../../src/learning/marking/key.ts';
import { number, verdict } from './keys.ts';

/** Answer, what is typed, verdict for a reader of English and of Spanish. */
const READ: readonly [string, string, string, string][] = [
  ['7/2', '3.5', 'right', 'right'],
  ['7/2', '3,5', 'right', 'right'],
  ['7/2', '3.50', 'right', 'right'],
  ['7/2', '7/2', 'right', 'right'],
  ['7/2', '14/4', 'right', 'right'],
  ['7/2', '3 1/2', 'right', 'right'],
  ['7/2', '3½', 'right', 'right'],
  ['7/2', '3 ½', 'right', 'right'],
  ['1/2', '½', 'right', 'right'],
  ['1/2', '50%', 'right', 'right'],
  ['1/2', '50 %', 'right', 'right'],
  ['1/2', '.5', 'right', 'right'],
  ['1/2', ' 0,5 ', 'right', 'right'],
  ['1/2', 'x = 1/2', 'right', 'right'],
  ['1/2', '1⁄2', 'right', 'right'],
  ['-3', '−3', 'right', 'right'],
  ['-3', '– 3', 'right', 'right'],
  ['-3/4', '-3/4', 'right', 'right'],
  ['-3/4', '3/-4', 'right', 'right'],
  ['-3/4', '-(3/4)', 'right', 'right'],
  ['-3/4', '-0,75', 'right', 'right'],
  ['-7/2', '-3 1/2', 'right', 'right'],
  ['3', '+3', 'right', 'right'],
  ['3', '(3)', 'right', 'right'],
  ['0', '-0', 'right', 'right'],
  ['1000', '1e3', 'right', 'right'],
  ['1000', '10^3', 'unreadable', 'unreadable'],
  ['300000', '3×10^5', 'right', 'right'],
  ['300000', '3·10⁵', 'right', 'right'],
  ['3/100', '3 x 10^-2', 'right', 'right'],
  ['1000', '1,000', 'right', 'wrong'],
  ['1000', '1.000', 'wrong', 'right'],
  ['1', '1.000', 'right', 'right'],
  ['1', '1,000', 'wrong', 'right'],
  ['25/8', '3.125', 'right', 'right'],
  ['1/8', '0,125', 'right', 'right'],
  ['2469/2', '1,234.5', 'right', 'right'],
  ['2469/2', '1.234,5', 'right', 'right'],
  ['1234567', '1.234.567', 'right', 'right'],
  ['1234567', '1 234 567', 'right', 'right'],
  ['1234567', "1'234'567", 'right', 'right'],
  ['7/2', '٣٫٥', 'right', 'right'],
  ['7/2', '3.6', 'wrong', 'wrong'],
  ['1/3', '0.333', 'wrong', 'wrong'],
  ['3', '', 'unreadable', 'unreadable'],
  ['3', 'three', 'unreadable', 'unreadable'],
  ['3', '3 apples', 'unreadable', 'unreadable'],
  ['3', '3x', 'unreadable', 'unreadable'],
  ['3', '1/0', 'unreadable', 'unreadable'],
  ['3', '1..3', 'unreadable', 'unreadable'],
  ['3', '1,2,3', 'unreadable', 'unreadable'],
  ['3', '--3', 'unreadable', 'unreadable'],
  ['3', '2+1', 'unreadable', 'unreadable'],
  ['3', 'NaN', 'unreadable', 'unreadable'],
  ['3', 'Infinity', 'unreadable', 'unreadable'],
  ['3', '1e999', 'unreadable', 'unreadable'],
  ['3', '0x3', 'unreadable', 'unreadable'],
];

const FORMS: readonly [NumberForm, string, string, string][] = [
  ['integer', '4', '4', 'right'],
  ['integer', '4', '8/2', 'form'],
  ['integer', '4', '4.0', 'form'],
  ['decimal', '1/2', '0.5', 'right'],
  ['decimal', '1/2', '1/2', 'form'],
  ['decimal', '1/2', '50%', 'form'],
  ['decimal', '2', '2', 'right'],
  ['fraction', '1/2', '2/4', 'right'],
  ['fraction', '1/2', '0.5', 'form'],
  ['fraction', '3/2', '1 1/2', 'right'],
  ['simplest', '1/2', '1/2', 'right'],
  ['simplest', '1/2', '2/4', 'form'],
  ['simplest', '1/2', '0.5', 'form'],
  ['simplest', '3/2', '1 1/2', 'right'],
  ['simplest', '3/2', '1 2/4', 'form'],
  ['simplest', '2', '2', 'right'],
  ['simplest', '2', '4/2', 'form'],
  ['mixed', '3/2', '1 1/2', 'right'],
  ['mixed', '3/2', '3/2', 'form'],
  ['mixed', '5/2', '1 3/2', 'form'],
  ['percent', '1/4', '25%', 'right'],
  ['percent', '1/4', '0.25', 'form'],
  ['percent', '1/4', '25', 'wrong'],
  ['simplest', '1/2', '1/3', 'wrong'],
];

const UNITS: readonly [string, string, string, string][] = [
  ['350', 'cm', '350 cm', 'right'],
  ['350', 'cm', '3.5 m', 'right'],
  ['350', 'cm', '3500mm', 'right'],
  ['350', 'cm', '350', 'right:unit_missing'],
  ['350', 'cm', '350 m', 'unit_wrong'],
  ['350', 'cm', '350 kg', 'unit_wrong'],
  ['350', 'cm', '350 cm²', 'unit_wrong'],
  ['350', 'cm', '350 bananas', 'unit_wrong'],
  ['350', 'cm', '349 cm', 'wrong'],
  ['18', 'km/h', '5 m/s', 'right'],
  ['6', 'm^2', '6 m²', 'right'],
  ['5', '€', '5 €', 'right'],
  ['5', '$', '$5', 'right'],
  ['5', '€', '$5', 'unit_wrong'],
  ['5', 'mg', '5 Mg', 'unit_wrong'],
  ['5', 'mm', '5 MM', 'unit_wrong'],
  ['5', 'mm', '5 Mm', 'unit_wrong'],
  ['5', 'MHz', '5 mHz', 'unit_wrong'],
  ['5', 'mW', '5 MW', 'unit_wrong'],
  ['5', 'h', '5 H', 'unit_wrong'],
  ['5', 'kg', '5 KG', 'right'],
  ['5', 'kg', '5 Kg', 'right'],
  ['5000', 'g', '5 KG', 'right'],
  ['5', 'cm', '5 CM', 'right'],
  ['5', 'km', '5 KM', 'right'],
  ['5', 'km/h', '5 KM/H', 'right'],
  ['5', 'km/h', '5 Km/h', 'right'],
  ['5', 'cm^2', '5 CM²', 'right'],
  ['5', 'l', '5 L', 'right'],
  ['5', 'mL', '5 ml', 'right'],
  ['5', 'manzanas', '5 Manzanas', 'right'],
  ['5', 'ojos', '5 Ojos', 'right'],
  ['5', 'pan', '5 Pan', 'right'],
  ['5', 'hours', '5 Hours', 'right'],
  ['2', 'h', '120 Minutes', 'right'],
  ['5', 'EUR', '5 eur', 'right'],
  ['50', '%', '50 %', 'right'],
  ['50', '%', '50', 'right:unit_missing'],
];

describe('marking a number', () => {
  for (const [answer, text, english, spanish] of READ) {
    it(`${answer} given as "${text}" is ${english} in English and ${spanish} in Spanish`, () => {
      assert.equal(verdict(number({ answer }, text, '.')), english);
      assert.equal(verdict(number({ answer }, text, ',')), spanish);
    });
  }

  for (const [form, answer, text, expected] of FORMS) {
    it(`${answer} asked as ${form} and given as "${text}" is ${expected}`, () => {
      assert.equal(verdict(number({ answer, form }, text)), expected);
    });
  }

  for (const [answer, unit, text, expected] of UNITS) {
    it(`${answer} ${unit} given as "${text}" is ${expected}`, () => {
      assert.equal(verdict(number({ answer, unit }, text)), expected);
    });
  }

  it('accepts what lies within the tolerance, its ends included', () => {
    const given = (text: string) => number({ answer: '10/3', tolerance: 0.01 }, text).correct;
    assert.deepEqual(['3.33', '3.34', '3.3', '3.35'].map(given), [true, true, false, false]);
    assert.equal(number({ answer: '1', tolerance: 0.05 }, '1.05').correct, true);
  });

  it('names the misconception of a recognised wrong answer, in any spelling', () => {
    const patterns = [{ answer: '2/5', misconception: 'adds-denominators', feedback: '0.wrong0' }];
    for (const text of ['2/5', '0.4', '40%', '4/10']) {
      const { misconception, feedback, score } = number({ answer: '5/6', patterns }, text);
      assert.deepEqual(
        { misconception, feedback, score },
        {
          misconception: 'adds-denominators',
          feedback: '0.wrong0',
          score: 0,
        },
      );
    }
  });

  it('gives no credit and no blame for the right value in another form', () => {
    const { score, correct, misconception } = number({ answer: '1/2', form: 'simplest' }, '2/4');
    assert.deepEqual({ score, correct, misconception }, { score: 0, correct: false, misconception: null });
  });
});
