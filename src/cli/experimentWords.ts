import type { ExperimentView } from '../api/experiment.ts';
import type { ListedExperiment } from '../practice/experiment/listExperiments.ts';
import type { Scaled } from '../practice/experiment/scaleKept.ts';

const VERDICTS: Readonly<Record<ExperimentView['verdict'], string>> = {
  collecting: 'too early to say',
  a: 'as it was is better',
  b: 'the variation is better',
  same: 'no difference that matters',
  undecided: 'undecided',
};

const DOUBTS: Readonly<Record<ExperimentView['doubts'][number], string>> = {
  uneven_arms: 'the groups have sizes that chance hardly gives: do not trust the difference',
  uneven_loss: 'more leave one group before their number stands: be careful with the difference',
};

const tenths = (share: number) => Math.round(share * 1000) / 10;
const percent = (share: number) => `${tenths(share)} %`;
const points = (difference: number) => `${difference > 0 ? '+' : ''}${tenths(difference)}`;
const day = (at: number) => new Date(at).toISOString().slice(0, 10);

function meanWords({ measure }: ExperimentView, mean: number | null): string {
  if (mean === null) return '';
  return measure === 'growth' ? `, estimate moved by ${points(mean)} points` : `, mean ${percent(mean)}`;
}

/** How far it is, and what an operator may do about it. */
function outlook(view: ExperimentView): string {
  const { verdict, minimum, most, concluded } = view;
  if (concluded)
    return `over since ${day(concluded.at)}: everybody goes on with ${concluded.kept}; to other activities: experiment scale`;
  if (verdict === 'collecting')
    return `concluded from ${minimum} a group on, over at ${most}; it may be read at any time`;
  return `to end it: experiment close ACTIVITY --keep ${verdict === 'b' ? 'b' : 'a'}`;
}

/** A report in lines: what is compared, what each group has shown, the difference, what it means, what to doubt. */
export function reportLines(view: ExperimentView): readonly string[] {
  const { variation, was, measure, questions, arms, effectSeen, share, activities } = view;
  const where = activities === 1 ? '' : ` in ${activities} activities`;
  const groups = (['a', 'b'] as const).map((arm) => {
    const { began, reached, mean } = arms[arm];
    return `  ${arm}: ${began} began, ${reached} have answered enough${meanWords(view, mean)}`;
  });
  const difference = effectSeen && [
    `  b less a: ${points(effectSeen.difference)} points, with ${percent(1 - view.alpha)} certainty between ` +
      `${points(effectSeen.low)} and ${points(effectSeen.high)}; what matters begins at ${tenths(view.effect)}`,
  ];
  return [
    `${variation.setting}: ${was} (a) against ${variation.value} (b), measured by ${measure} over ${questions} questions`,
    `  ${percent(share)} of the learners take part${where}, since ${day(view.startedAt)}`,
    ...groups,
    ...(difference ?? []),
    `  ${VERDICTS[view.verdict]}`,
    ...view.doubts.map((doubt) => `  ${DOUBTS[doubt]}`),
    `  ${outlook(view)}`,
  ];
}

/** What was brought to which activities. */
export function scaledLines({ setting, value, changed, same }: Scaled): readonly string[] {
  return [
    ...changed.map((id) => `${id}: ${setting} is ${value} from now on`),
    ...same.map((id) => `${id}: ${setting} was ${value} already`),
  ];
}

/** An activity in a line: its id, what it is called and where it is, its newest experiment. */
export function listLine({ activity, title, course, newest }: ListedExperiment): string {
  const where = course === null ? title : `${title} (${course})`;
  return [activity, where, newestWords(newest)].join('  ');
}

function newestWords(newest: ListedExperiment['newest']): string {
  if (newest === null) return 'no experiment yet';
  const { variation, measure, startedAt, concluded } = newest;
  const what = `${variation.setting}=${variation.value} by ${measure}`;
  if (concluded) return `${what}, over since ${day(concluded.at)}, kept ${concluded.kept}`;
  return `${what}, runs since ${day(startedAt)}`;
}
