import { Command, Option } from 'commander';
import { TrellisError } from '../errors.ts';
import type { AnswerRow } from '../learning/evaluate/answerRow.ts';
import { type Evaluation, evaluate } from '../learning/evaluate/evaluate.ts';
import { firstLearners } from '../learning/evaluate/firstLearners.ts';
import { byGroup, type GroupReport } from '../learning/evaluate/groups.ts';
import type { Metrics } from '../learning/evaluate/metrics.ts';
import { predictions } from '../learning/evaluate/predictions.ts';
import type { Trainer } from '../learning/fit/trained.ts';
import { TRAINERS } from '../learning/fit/trainers.ts';
import { readAnswers } from './answersFile.ts';
import { readGroups } from './groupsFile.ts';
import { groupLines } from './groupWords.ts';
import { printJson, say } from './output.ts';
import { progressBar } from './progressBar.ts';

interface Options {
  readonly train: string;
  readonly test: string;
  readonly model: string;
  readonly learners?: string;
  readonly group?: string;
  readonly json?: boolean;
}

/** What the command found. */
interface Report extends Evaluation {
  readonly model: string;
  readonly chosen: Readonly<Record<string, number>>;
  readonly trainRows: number;
  /** Wall clock. */
  readonly seconds: { readonly fit: number; readonly test: number };
}

/** `trellis evaluate`: how well a model predicts the next answer of learners it has never seen. */
export function evaluateCommand(): Command {
  return new Command('evaluate')
    .description('measure how well a learner model predicts the next answer')
    .requiredOption('--train <file>', 'answers to fit on: .csv or .csv.gz')
    .requiredOption('--test <file>', 'answers of other learners to predict')
    .addOption(new Option('--model <name>').choices(Object.keys(TRAINERS)).default('logistic'))
    .option(
      '--learners <counts>',
      'the learning curve: fit on so many learners of the train file, as 0,10,30,100',
    )
    .addOption(
      new Option(
        '--group <file>',
        'columns user_id and group: accuracy, calibration and mastery errors by group',
      ).conflicts('learners'),
    )
    .option('--json', 'print the report as JSON')
    .action((options: Options) => {
      if (options.learners !== undefined) curve(options, countsOf(options.learners));
      else if (options.group !== undefined) groups(options, options.group);
      else whole(options);
    });
}

function whole(options: Options): void {
  const report = reportOf(options);
  if (options.json) printJson(report);
  else for (const line of lines(report)) say(line);
}

function reportOf(options: Options): Report {
  const { train, test } = readBoth(options);
  const bar = progressBar();
  const begun = performance.now();
  const ready = trainerOf(options.model)(train, bar.show);
  const fitted = performance.now();
  const evaluation = evaluate(test, ready, (done) => bar.show('predicting', done / test.length));
  bar.clear();
  const seconds = { fit: (fitted - begun) / 1000, test: (performance.now() - fitted) / 1000 };
  return { model: options.model, chosen: ready.chosen, trainRows: train.length, seconds, ...evaluation };
}

function countsOf(text: string): readonly number[] {
  const counts = text.split(',').map((word) => (/^\d+$/.test(word.trim()) ? Number(word) : null));
  if (counts.every((count) => count !== null)) return counts;
  throw new TrellisError('bad_request', `--learners ${text}: whole numbers with commas between, as 0,10,30`);
}

/** Both files; says so where somebody is in both, for what is foretold of people the fit has seen looks better than it is. */
function readBoth(options: Options): {
  readonly train: readonly AnswerRow[];
  readonly test: readonly AnswerRow[];
} {
  const train = readAnswers(options.train);
  const test = readAnswers(options.test);
  const fitted = learnersIn(train);
  const learners = learnersIn(test);
  const known = [...learners].filter((user) => fitted.has(user)).length;
  if (known > 0)
    say(
      `Beware: ${known} of ${learners.size} test learners are in the train file too, which flatters every figure.`,
    );
  return { train, test };
}

function learnersIn(rows: readonly AnswerRow[]): ReadonlySet<string> {
  return new Set(rows.map(({ user }) => user));
}

/** How well learners are foretold after a fit on more and more others. */
function curve(options: Options, counts: readonly number[]): void {
  const { train, test } = readBoth(options);
  const bar = progressBar();
  const points = counts.map((learners) => {
    const rows = firstLearners(train, learners);
    const { all } = evaluate(test, trainerOf(options.model)(rows, bar.show));
    return { learners: learnersIn(rows).size, trainRows: rows.length, ...all };
  });
  bar.clear();
  if (options.json) {
    printJson({ model: options.model, points });
    return;
  }
  say(`${options.model}       rows      AUC  log loss    RMSE     ECE  predicted   right`);
  for (const { learners, trainRows, ...metrics } of points)
    say(metricsLine(`${learners} (${trainRows})`, metrics));
}

/** Whether groups of learners are served alike. */
function groups(options: Options, file: string): void {
  const groupOf = readGroups(file);
  const { train, test } = readBoth(options);
  if (!test.some(({ user }) => groupOf.has(user)))
    throw new TrellisError('bad_request', `${file} names no user of ${options.test}. Are the ids the same?`);
  const bar = progressBar();
  const ready = trainerOf(options.model)(train, bar.show);
  const found = predictions(test, ready, (done) => bar.show('predicting', done / test.length));
  bar.clear();
  const reports: readonly GroupReport[] = byGroup(test, found, (user) => groupOf.get(user) ?? null);
  if (options.json) printJson({ model: options.model, groups: reports });
  else for (const line of groupLines(reports)) say(line);
}

/** The option's choices name every trainer, so one is always found. */
function trainerOf(name: string): Trainer {
  const trainer = TRAINERS[name];
  if (trainer === undefined) throw new TrellisError('bad_request', `there is no model ${name}`);
  return trainer;
}

function lines(report: Report): readonly string[] {
  const chosen = Object.entries(report.chosen).map(([name, value]) => `${name} ${value}`);
  return [
    `${report.model}: fitted on ${report.trainRows} answers${chosen.length > 0 ? ` (${chosen.join(', ')})` : ''}`,
    '                  rows      AUC  log loss    RMSE     ECE  predicted   right',
    metricsLine('all', report.all),
    metricsLine('after a pause', report.afterPause),
    metricsLine('first contacts', report.firstContacts),
    `fit ${report.seconds.fit.toFixed(1)} s, test ${report.seconds.test.toFixed(1)} s`,
  ];
}

function metricsLine(name: string, metrics: Metrics): string {
  const { n, auc, logLoss, rmse, ece, predicted, right } = metrics;
  if (n === 0) return `${name.padEnd(15)} ${'none'.padStart(6)}`;
  const numbers = [auc, logLoss, rmse, ece, predicted, right].map((value) =>
    (value === null ? '–' : value.toFixed(4)).padStart(8),
  );
  return `${name.padEnd(15)} ${String(n).padStart(6)} ${numbers.join(' ')}`;
}
