import { below, type Check, flag, number, type Rule, report, shape } from './check.ts';
import { duration, extensions, words } from './formats.ts';

const finite = number('number', 'must be a number');

/** IEEE 9274.1.1, 4.2.2.4: the raw score lies between its bounds. */
const inBounds: Rule = ({ min, max, raw }, path, found) => {
  if (typeof min === 'number' && typeof max === 'number' && min >= max)
    report(found, below(path, 'min'), 'score.bounds', 'must be less than max');
  if (typeof raw !== 'number') return;
  if (typeof min === 'number' && raw < min)
    report(found, below(path, 'raw'), 'score.raw', 'must be at least min');
  if (typeof max === 'number' && raw > max)
    report(found, below(path, 'raw'), 'score.raw', 'must be at most max');
};

const score = shape(
  {
    scaled: number('score.scaled', 'must be from -1 to 1', (value) => value >= -1 && value <= 1),
    raw: finite,
    min: finite,
    max: finite,
  },
  [],
  inBounds,
);

/** What came of it. A response is any text: it is not compared with the pattern of its activity. */
export const result: Check = shape({
  score,
  success: flag,
  completion: flag,
  response: words,
  duration,
  extensions,
});
