import assert from 'node:assert/strict';
import { compareGrade } from '../../src/practice/compareGrade.ts';
import type { GradeRow, GradeStatus } from '../../src/store/port/grades.ts';
import { aWant, NOW } from '../support/fixtures.ts';

/** A row that wants `value`; `accepted` is what the gradebook took last. */
function row(status: GradeStatus, value: number, accepted: number | null = value): GradeRow {
  const want = aWant({ value });
  const { sequence } = want;
  return {
    key: 'key',
    want,
    delivery: {
      status,
      wire: null,
      sent: accepted === null ? null : { sequence, value: accepted, timestamp: NOW, at: NOW },
      attempts: 0,
      failingSince: null,
      reason: null,
    },
    due: null,
  };
}

/** A row of which `before` was taken, and then `value`. */
function resent(before: number, value: number): GradeRow {
  const known = row('sent', value);
  const { delivery } = known;
  return { ...known, delivery: { ...delivery, sent: delivery.sent && { ...delivery.sent, before } } };
}

/** A row that wants `value` and gave way to what was seen in the place of what was taken. */
function gaveWay(value: number, taken: number): GradeRow {
  const known = row('superseded', value, taken);
  return {
    ...known,
    delivery: { ...known.delivery, differs: { why: 'byHand', shown: 0.3, since: NOW } },
  };
}

/** A row that was refused for a newer one, seen as `shown`; `taken` is what the gradebook took last. */
function keptAnother(value: number, taken: number | null = null, shown = 0.3): GradeRow {
  const known = row('superseded', value, taken);
  return { ...known, delivery: { ...known.delivery, differs: { why: 'newer', shown, since: NOW } } };
}

const CASES: readonly (readonly [string, GradeRow | null, number | null, ReturnType<typeof compareGrade>])[] =
  [
    ['neither side has one', null, null, null],
    ['only the gradebook has one', null, 0.5, 'foreign'],
    ['what was taken stands there', row('sent', 0.8), 0.8, 'same'],
    ['the gradebook rounds', row('sent', 2 / 3), 0.67, 'same'],
    ['another one stands there', row('sent', 0.8), 0.9, 'byHand'],
    ['what was taken is gone', row('sent', 0.8), null, 'missing'],
    ['zero is a grade like any other', row('sent', 0), 0, 'same'],
    ['a newer one waits', row('waiting', 0.9, 0.8), 0.8, 'onItsWay'],
    ['a newer one is tried again', row('retrying', 0.9, null), null, 'onItsWay'],
    ['it was not taken', row('parked', 0.8, null), null, 'stuck'],
    ['it was not taken and somebody typed it in', row('parked', 0.8, null), 0.8, 'same'],
    ['what was sent before ours stands there', resent(0.5, 0.8), 0.5, 'older'],
    ['it gave way to what a person put there', gaveWay(0.8, 0.5), 0.3, 'byHand'],
    ['what it gave way to is gone again', gaveWay(0.8, 0.5), 0.5, 'onItsWay'],
    ['what it gave way to was cleared', gaveWay(0.8, 0.5), null, 'missing'],
    ['what the gradebook kept in its place was cleared', keptAnother(0.8), null, 'missing'],
    ['what the gradebook kept in its place gave way to ours again', keptAnother(0.8, 0.5), 0.5, 'onItsWay'],
    ['the gradebook refused it and has shown ours ever since', keptAnother(0.8, 0.5, 0.5), 0.5, 'newer'],
    ['nothing was ever seen in its place', row('superseded', 0.8, null), null, 'newer'],
    ['a newer one stood there', row('superseded', 0.8, null), 0.3, 'newer'],
  ];

describe('a grade compared with the gradebook', () => {
  for (const [what, here, shown, verdict] of CASES) {
    it(`is ${verdict ?? 'left out'} when ${what}`, () => assert.equal(compareGrade(here, shown), verdict));
  }
});
