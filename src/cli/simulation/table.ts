import type { SimulationReport } from '../../learning/simulate/report.ts';
import { figures, MEASURES, questionsIn, wholeCourse } from './measures.ts';

/** The report as lines for a terminal: a row for each policy, then true mastery by kind of person. */
export function simulationTable(report: SimulationReport): readonly string[] {
  const { course, learners, policies } = report;
  const whole = wholeCourse(report);
  const rows = policies.map(({ policy, all }) => [
    policy,
    ...MEASURES.map((one) => figures(one, all, whole)),
  ]);
  const kinds = Object.keys(policies[0]?.kinds ?? {});
  const byKind = policies.map((one) => [
    one.policy,
    ...Object.values(one.kinds).map(({ toTrue }) => questionsIn({ ...toTrue, half: 0 }, whole)),
  ]);
  return [
    `${report.pack}: ${report.skills} skills, ${learners} people under each policy, ` +
      `${course.sittings} sittings of ${course.questions} questions, seed ${report.seed}`,
    ...aligned([['policy', ...MEASURES.map(({ short }) => short)], ...rows]),
    '',
    'questions to true mastery by kind of person',
    ...aligned([['policy', ...kinds], ...byKind]),
    '',
    reviewLine(report.reviews),
  ];
}

/** What the tutor's reviews save, in a sentence. */
export function reviewLine({ tutor, forEqual, saved }: SimulationReport['reviews']): string {
  const own = `${tutor.reviews.toFixed(1)} reviews of a fact in 60 days leave ${(100 * tutor.retained).toFixed(1)} % recalled`;
  if (forEqual === null || saved === null) return `${own}; no fixed interval comes to that`;
  return `${own}; fixed intervals take ${forEqual.toFixed(1)} for that: ${(100 * saved).toFixed(0)} % fewer`;
}

function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}
