import { Command, Option } from 'commander';
import { TrellisError } from '../errors.ts';
import { ROUNDS } from '../learning/calibrate/calibration.ts';
import { PRIOR_PARAMETERS } from '../learning/parameters.ts';
import { type CalibrationDone, calibratePack } from '../practice/calibration/calibratePack.ts';
import { chooseParameters } from '../practice/calibration/chooseParameters.ts';
import { judgeForms } from '../practice/calibration/judgeForms.ts';
import { judgeItems } from '../practice/calibration/judgeItems.ts';
import type { Store } from '../store/port/store.ts';
import { calibrationLines, formLines, itemLines, listLines } from './calibrationWords.ts';
import { printJson, say } from './output.ts';
import { progressBar } from './progressBar.ts';
import { withStore } from './withStore.ts';

interface Options {
  readonly dryRun?: boolean;
  readonly ifGrown?: boolean;
  readonly list?: boolean;
  readonly use?: string;
  readonly forms?: boolean;
  readonly items?: boolean;
  readonly json?: boolean;
}

/** What is asked for in place of a calibration, one thing at a time. */
const INSTEAD = ['list', 'use', 'forms', 'items'] as const;
/** What is said of a calibration: beside anything else it would be passed over, and `--use --dry-run` change something. */
const OF_CALIBRATION = ['dryRun', 'ifGrown'] as const;

function only(name: (typeof INSTEAD)[number], flags: string, words: string): Option {
  return new Option(flags, words).conflicts([
    ...INSTEAD.filter((other) => other !== name),
    ...OF_CALIBRATION,
  ]);
}

/** `trellis calibrate [PACK]`: difficulties and the rest from the log; lists what is kept, applies it and goes back. */
export function calibrateCommand(): Command {
  return new Command('calibrate')
    .description('re-estimate questions and learning from the answers given, as a new parameter set')
    .argument('[pack]', 'pack id; every pack when left out')
    .option('--dry-run', 'show what would be found, keep nothing')
    .option('--if-grown', 'only packs with enough answers that the last calibration has not seen')
    .addOption(only('list', '--list', 'show the sets that are kept and which of them counts'))
    .addOption(
      only(
        'use',
        '--use <version>',
        'let a kept set count; prior-1 for the author’s difficulties, newest to undo that',
      ),
    )
    .addOption(
      only('forms', '--forms', 'show how the forms of explanations and hints served; changes nothing'),
    )
    .addOption(only('items', '--items', 'show what questions of each item led to; changes nothing'))
    .option('--json', 'print the result as JSON')
    .action((pack: string | undefined, options: Options) =>
      withStore(async (store) => {
        const packs = await packsOf(store, pack);
        if (options.list) return list(store, packs, options);
        if (options.forms) return forms(store, packs, options);
        if (options.items) return items(store, packs, options);
        if (options.use !== undefined) return use(store, pack, options.use, options);
        return calibrate(store, packs, options);
      }),
    );
}

async function packsOf(store: Store, pack: string | undefined): Promise<readonly string[]> {
  const known = (await store.packs.current()).map(({ id }) => id);
  if (known.length === 0)
    throw new TrellisError('bad_request', 'there are no packs yet. Start the server once, or import one.');
  if (pack !== undefined && !known.includes(pack))
    throw new TrellisError('bad_request', `there is no pack ${pack}; there are ${known.join(', ')}`);
  return pack === undefined ? known : [pack];
}

async function list(store: Store, packs: readonly string[], { json }: Options): Promise<void> {
  const choices = new Map((await store.calibrations.choices()).map((choice) => [choice.pack, choice]));
  const found = [];
  for (const pack of packs) {
    const counts = choices.get(pack)?.version ?? PRIOR_PARAMETERS.version;
    found.push({
      pack,
      counts,
      by: choices.get(pack)?.by ?? null,
      kept: await store.calibrations.list(pack),
    });
  }
  if (json) return printJson(found);
  for (const { pack, counts, kept } of found)
    for (const line of [pack, ...listLines(kept, counts)]) say(line);
}

async function forms(store: Store, packs: readonly string[], { json }: Options): Promise<void> {
  const found = [];
  for (const pack of packs) {
    found.push({ pack, ...(await judgeForms(store, pack)) });
  }
  if (json) return printJson(found);
  for (const { pack, explanations, hints } of found) {
    for (const line of [`${pack}, explanations`, ...formLines(explanations)]) say(line);
    for (const line of [`${pack}, hints`, ...formLines(hints)]) say(line);
  }
}

async function items(store: Store, packs: readonly string[], { json }: Options): Promise<void> {
  const found = [];
  for (const pack of packs) found.push({ pack, items: await judgeItems(store, pack) });
  if (json) return printJson(found);
  for (const { pack, items } of found) for (const line of [pack, ...itemLines(items)]) say(line);
}

async function use(store: Store, pack: string | undefined, wanted: string, { json }: Options): Promise<void> {
  if (pack === undefined) throw new TrellisError('bad_request', 'name the pack whose set is to count');
  const choice = await chooseParameters({ store, now: Date.now }, pack, wanted);
  if (json) printJson(choice);
  else say(`${pack}: ${choice.version} counts; running processes take it up within half a minute.`);
}

async function calibrate(store: Store, packs: readonly string[], options: Options): Promise<void> {
  const bar = progressBar();
  const found: CalibrationDone[] = [];
  for (const pack of packs) {
    const progress = (round: number, learners: number) =>
      bar.show(`${pack}: round ${round + 1} of ${ROUNDS}, ${learners} learners`, round / ROUNDS);
    const { dryRun = false, ifGrown = false } = options;
    const done = await calibratePack({ store, now: Date.now }, pack, { dryRun, ifGrown, progress });
    bar.clear();
    if (done !== null) found.push(done);
    else if (!options.json) say(`${pack}: ${ifGrown ? 'nothing new' : 'no answers yet'}`);
    if (done !== null && !options.json) for (const line of calibrationLines(done)) say(line);
  }
  if (options.json) printJson(found);
}
