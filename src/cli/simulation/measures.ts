import type { SimulationReport } from '../../learning/simulate/report.ts';
import type { Mean, Summary } from '../../learning/simulate/summary.ts';

/** One outcome as a table and a chart show it. */
export interface Measure {
  readonly name: string;
  /** For the head of a column. */
  readonly short: string;
  /** What it means, in a sentence. */
  readonly meaning: string;
  readonly less: boolean;
  readonly value: (summary: Summary) => Mean | number | null;
  /** `questions`: until something came about; somebody for whom it never did counts with the whole course. */
  readonly unit: 'number' | 'share' | 'questions';
}

/** Every outcome, the decisive ones first. */
export const MEASURES: readonly Measure[] = [
  {
    name: 'Questions to true mastery',
    short: 'to true mastery',
    meaning:
      'Until every skill was truly mastered at once; who never got there counts with the whole course.',
    less: true,
    value: ({ toTrue }) => toTrue,
    unit: 'questions',
  },
  {
    name: 'Reached true mastery',
    short: 'reached',
    meaning: 'People who had truly mastered every skill at some moment.',
    less: false,
    value: ({ reached }) => reached,
    unit: 'share',
  },
  {
    name: 'Wrongly called mastered',
    short: 'wrong',
    meaning: 'Of the skills called mastered, those that were not when it was said.',
    less: true,
    value: ({ wrong }) => wrong,
    unit: 'share',
  },
  {
    name: 'Mastery missed',
    short: 'missed',
    meaning: 'Of the skills truly mastered at the end, those never called so.',
    less: true,
    value: ({ missed }) => missed,
    unit: 'share',
  },
  {
    name: 'Questions until all is called mastered',
    short: 'until called',
    meaning: 'Who never got there counts with the whole course.',
    less: true,
    value: ({ toCalled }) => toCalled,
    unit: 'questions',
  },
  {
    name: 'Post-test',
    short: 'post-test',
    meaning: 'Expected share right on a middling question of every skill after the course.',
    less: false,
    value: ({ posttest }) => posttest,
    unit: 'share',
  },
  {
    name: 'After 30 days',
    short: 'after 30 d',
    meaning: 'The same 30 days later, without practice in between.',
    less: false,
    value: ({ retained }) => retained,
    unit: 'share',
  },
  {
    name: 'Minutes stuck',
    short: 'stuck min',
    meaning: 'Time on skills practised for more than ten questions without mastery.',
    less: true,
    value: ({ stuckMinutes }) => stuckMinutes,
    unit: 'number',
  },
  {
    name: 'Items never served',
    short: 'unserved',
    meaning: 'Items of the activity that nobody was asked.',
    less: true,
    value: ({ neverServed }) => neverServed,
    unit: 'share',
  },
  {
    name: 'Dead ends',
    short: 'dead ends',
    meaning: 'Moments without a next question.',
    less: true,
    value: ({ deadEnds }) => deadEnds,
    unit: 'number',
  },
];

/** The middle of a measure; null where there is none. */
export function middleOf(value: Mean | number | null): number | null {
  return value === null || typeof value === 'number' ? value : value.mean;
}

/** Half the width of its 95 % interval; 0 where none is known. */
export function halfOf(value: Mean | number | null): number {
  return value === null || typeof value === 'number' ? 0 : value.half;
}

/**
 * A measure in figures: shares in per cent, means with their interval. Where nobody got there in the whole course, of so many
 * questions, only that it takes more is known.
 */
export function figures(measure: Measure, summary: Summary, whole: number): string {
  const value = measure.value(summary);
  const middle = middleOf(value);
  if (middle === null) return '–';
  if (measure.unit === 'questions') return questionsIn({ mean: middle, half: halfOf(value) }, whole);
  const text = (number: number) =>
    measure.unit === 'share' ? `${(100 * number).toFixed(1)} %` : counted(number);
  const half = halfOf(value);
  if (half === 0)
    return Number.isInteger(middle) && measure.unit === 'number' ? String(middle) : text(middle);
  const spread = measure.unit === 'share' ? (100 * half).toFixed(1) : counted(half);
  return `${text(middle)} ± ${spread}`;
}

/** How many questions it took, in a course of so many. */
export function questionsIn({ mean, half }: Mean, whole: number): string {
  if (mean >= whole) return `> ${whole}`;
  return half === 0 ? counted(mean) : `${counted(mean)} ± ${counted(half)}`;
}

function counted(number: number): string {
  return number.toFixed(number < 20 ? 1 : 0);
}

/** Questions of a whole course. */
export function wholeCourse({ course }: Pick<SimulationReport, 'course'>): number {
  return course.sittings * course.questions;
}
