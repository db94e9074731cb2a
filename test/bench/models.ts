import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readAnswers } from '../../src/cli/answersFile.ts';
import { evaluate } from '../../src/learning/evaluate/evaluate.ts';
import type { Metrics } from '../../src/learning/evaluate/metrics.ts';
import { TRAINERS } from '../../src/learning/fit/trainers.ts';
import { machine, table } from './report.ts';
import { measureUpdates } from './updates.ts';

/**
 * Every model on every shared set of answers, as `trellis evaluate` measures it, then what an update costs.
 * `TRELLIS_EVAL_DATA` names the folder of the sets; words on the command line choose models.
 */
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const names = wanted.length > 0 ? wanted : Object.keys(TRAINERS);

function cell(value: number | null): string {
  return value === null ? '–' : value.toFixed(4);
}

function pair({ n, auc, logLoss }: Metrics): string {
  return n === 0 ? '–' : `${cell(auc)}, ${cell(logLoss)}`;
}

function row(folder: string, name: string): string {
  const trainer = TRAINERS[name];
  if (trainer === undefined) throw new RangeError(`there is no model ${name}`);
  const begun = process.cpuUsage();
  const ready = trainer(readAnswers(join(folder, 'train.csv.gz')), () => {});
  const { all, afterPause, firstContacts } = evaluate(readAnswers(join(folder, 'test.csv.gz')), ready);
  const { user, system } = process.cpuUsage(begun);
  const figures = [all.auc, all.logLoss, all.rmse, all.ece].map(cell);
  const seconds = `${Math.round((user + system) / 1e6)} s`;
  const chosen = Object.entries(ready.chosen).map(([key, value]) => `${key} ${value}`);
  const cells = [name, ...figures, pair(afterPause), pair(firstContacts), seconds, chosen.join(', ')];
  return `| ${cells.join(' | ')} |`;
}

function sets(): string[] {
  const place = process.env.TRELLIS_EVAL_DATA;
  if (!place) {
    process.stderr.write('SKIPPED: the models on real answers, because TRELLIS_EVAL_DATA is not set\n');
    return [];
  }
  return readdirSync(place)
    .map((name) => join(place, name))
    .filter((folder) => existsSync(join(folder, 'train.csv.gz')));
}

for (const folder of sets()) {
  process.stdout.write(
    `\n${folder.split('/').at(-1)}\n| Model | AUC | Log loss | RMSE | ECE | After a pause | First contacts | Processor time | Chosen |\n|---|---|---|---|---|---|---|---|---|\n`,
  );
  for (const name of names) process.stdout.write(`${row(folder, name)}\n`);
}
process.stdout.write(`\n${table(machine(), [{ title: 'Updates, one core', measures: measureUpdates() }])}\n`);
