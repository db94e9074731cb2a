import { type GroupReport, type Interval, LEAST_LEARNERS, MEASURES } from '../learning/evaluate/groups.ts';

const HEADS = {
  auc: 'AUC',
  logLoss: 'log loss',
  bias: 'bias',
  mastered: 'too early',
  missed: 'too late',
} as const;
const WIDTH = 24;

/** Groups side by side, for people; a star marks what differs from the other groups by more than chance. */
export function groupLines(reports: readonly GroupReport[]): readonly string[] {
  const head = `${'group'.padEnd(14)} learners   rows  ${MEASURES.map((name) => HEADS[name].padEnd(WIDTH)).join('')}`;
  return [
    head,
    ...reports.map(groupLine),
    'bias: foretold less answered right. too early: wrong beyond what was foretold where 0.8 or more was; too late: right',
    'beyond what was foretold elsewhere. In brackets 95 % intervals.',
    verdict(reports),
  ];
}

function verdict(reports: readonly GroupReport[]): string {
  if (reports.some(({ flagged }) => flagged.length > 0))
    return '* differs from the groups without this star by more than chance; of two groups both have it.';
  return reports.filter(({ measures }) => measures !== null).length < 2
    ? `Nothing is compared: it takes two groups of ${LEAST_LEARNERS} learners.`
    : 'No group is judged otherwise than the others by more than chance.';
}

function groupLine({ group, learners, rows, measures, flagged }: GroupReport): string {
  const size = `${group.padEnd(14)} ${String(learners).padStart(8)} ${String(rows).padStart(6)}  `;
  if (measures === null) return `${size}${LEAST_LEARNERS - learners} more learners are needed`;
  return size + MEASURES.map((name) => cell(measures[name], flagged.includes(name)).padEnd(WIDTH)).join('');
}

function cell(interval: Interval | null, star: boolean): string {
  if (interval === null) return '–';
  const [value, low, high] = [interval.value, interval.low, interval.high].map((number) => number.toFixed(3));
  return `${value} (${low} … ${high})${star ? '*' : ''}`;
}
