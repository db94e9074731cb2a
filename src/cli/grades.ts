import { Command } from 'commander';
import { destination, pino } from 'pino';
import { learnerCode } from '../api/class.ts';
import type { GradeReport, GradeVerdict } from '../api/gradeReport.ts';
import { readConfig } from '../config.ts';
import { TrellisError } from '../errors.ts';
import { reconcile } from '../practice/reconcile.ts';
import { printJson, say } from './output.ts';

const WORDS: Readonly<Record<GradeVerdict, string>> = {
  stuck: 'not taken by the gradebook',
  missing: 'taken by the gradebook, and gone there since',
  byHand: 'taken by the gradebook, and changed there since',
  older: 'taken by the gradebook, which shows the one sent before again',
  newer: 'the gradebook kept a newer grade',
  foreign: 'entered in the gradebook, none earned here',
  onItsWay: 'a newer grade is on its way',
  same: 'agrees',
};

function percent(share: number | null): string {
  return share === null ? '–' : `${Math.round(share * 1000) / 10} %`;
}

function tell({ grades, unread }: GradeReport): void {
  for (const { learner, name, wanted, shown, verdict, reason } of grades) {
    const who = name ?? learnerCode(learner);
    const why = reason === null ? WORDS[verdict] : `${WORDS[verdict]}: ${reason}`;
    if (verdict !== 'same') say(`${who}  here ${percent(wanted)}  gradebook ${percent(shown)}  ${why}`);
  }
  for (const code of unread) say(`A gradebook column could not be read: ${code}`);
  const same = grades.filter(({ verdict }) => verdict === 'same').length;
  say(`${same} of ${grades.length} grades stand in the gradebook as sent.`);
}

async function run(id: string): Promise<GradeReport> {
  // Loaded here alone: the services bring the packs along, which no other command needs.
  const { buildServices } = await import('../services.ts');
  const { practice, results, store } = await buildServices(readConfig(), {
    // Words go to stderr; stdout is for the one document.
    logger: pino({ level: 'warn' }, destination(2)),
  });
  try {
    const activity = await store.activities.get(id);
    if (!activity) throw new TrellisError('not_found', `no such activity: ${id}`);
    return await reconcile(practice, activity, results);
  } finally {
    await store.close();
  }
}

/** `trellis grades reconcile ACTIVITY`: reads the gradebook back and says where it differs and why; changes nothing. */
export function gradesCommand(): Command {
  const compare = new Command('reconcile')
    .description('compare the grades of an activity with what its gradebook shows')
    .argument('<activity>', 'activity id, as the queue of grades names it')
    .option('--json', 'print the comparison as JSON')
    .action(async (id: string, options: { json?: boolean }) => {
      const report = await run(id);
      if (options.json) printJson(report);
      else tell(report);
      if (report.unread.length > 0) process.exitCode = 1;
    });
  return new Command('grades').description('grades and the gradebooks they go to').addCommand(compare);
}
