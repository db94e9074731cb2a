import type { SimulationReport } from '../../learning/simulate/report.ts';
import { barChart } from './chart.ts';
import { escapeHtml } from './escapeHtml.ts';
import { figures, halfOf, MEASURES, type Measure, middleOf, questionsIn, wholeCourse } from './measures.ts';
import { PAGE_STYLE } from './style.ts';
import { reviewLine } from './table.ts';

/** The report as one page that needs nothing else: a chart for each outcome, its table behind it, and who the people are. */
export function simulationPage(report: SimulationReport): string {
  const title = `Simulated practice: ${report.pack}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(about(report))}</p>
${MEASURES.map((measure) => section(measure, report)).join('\n')}
${kinds(report)}
${reviews(report)}
<h2>Who practised</h2>
<dl>${PEOPLE.map(([name, what]) => `<dt>${name}</dt><dd>${what}</dd>`).join('\n')}</dl>
</main>
</body>
</html>
`;
}

const PEOPLE: readonly (readonly [string, string])[] = [
  ['steady', 'Knows a skill or not, learns it at one stroke, slips now and then.'],
  ['fading', 'Grows stronger in small steps and forgets by a power of time.'],
  ['mistaken', 'Follows wrong rules on some skills until feedback has undone them.'],
  ['guessing', 'Guesses at three questions in ten without reading.'],
  ['lacking', 'Lacks one prerequisite, without which nothing above it can be learned.'],
  ['returning', 'Like fading, with three weeks away in the middle of the course.'],
];

function about({ packVersion, seed, learners, course, skills }: SimulationReport): string {
  return (
    `${learners} made-up people practised ${skills} skills under each policy, ${course.sittings} sittings of ` +
    `${course.questions} questions, one a day. Pack version ${packVersion}, seed ${seed}. Lines at the end of bars are 95 % intervals.`
  );
}

function section(measure: Measure, report: SimulationReport): string {
  const { policies } = report;
  const whole = wholeCourse(report);
  const bars = policies.map(({ policy, all }) => ({
    label: policy,
    value: middleOf(measure.value(all)) ?? 0,
    half: halfOf(measure.value(all)),
    text: figures(measure, all, whole),
  }));
  const rows = policies.map(({ policy, all }) => [policy, figures(measure, all, whole)]);
  return `<section>
<h2>${escapeHtml(measure.name)}</h2>
<p>${escapeHtml(measure.meaning)} ${measure.less ? 'Less is better.' : 'More is better.'}</p>
${barChart(`${measure.name} by policy; the numbers are in the table below`, bars)}
<details><summary>As a table</summary>${table(measure.name, ['Policy', measure.name], rows)}</details>
</section>`;
}

function kinds(report: SimulationReport): string {
  const { policies } = report;
  const whole = wholeCourse(report);
  const names = Object.keys(policies[0]?.kinds ?? {});
  const rows = policies.map((one) => [
    one.policy,
    ...Object.values(one.kinds).map(({ toTrue }) => questionsIn(toTrue, whole)),
  ]);
  const caption = 'Questions to true mastery by kind of person';
  return `<section><h2>${caption}</h2>${table(caption, ['Policy', ...names], rows)}</section>`;
}

function reviews({ reviews: report }: SimulationReport): string {
  const caption = 'Reviews of facts over 60 days';
  const rows = [report.tutor, ...report.fixed].map(({ name, reviews: count, retained }) => [
    name,
    count.toFixed(1),
    `${(100 * retained).toFixed(1)} %`,
  ]);
  const figures = table(caption, ['Reviewed', 'Reviews of a fact', 'Recalled after 60 days'], rows);
  return `<section><h2>${caption}</h2><p>${escapeHtml(reviewLine(report))}.</p>${figures}</section>`;
}

function table(caption: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]) =>
    row
      .map((cell, at) =>
        at === 0 ? `<th scope="row">${escapeHtml(cell)}</th>` : `<td>${escapeHtml(cell)}</td>`,
      )
      .join('');
  return `<div class="table" tabindex="0" role="region" aria-label="${escapeHtml(caption)}"><table><caption>${escapeHtml(caption)}</caption>
<thead><tr>${head.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join('')}</tr></thead>
<tbody>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('\n')}</tbody></table></div>`;
}
