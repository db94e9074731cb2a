import { randomUUID } from 'node:crypto';
import { Command, InvalidArgumentError, Option } from 'commander';
import { record } from '../admin/record.ts';
import {
  DEFAULT_EXPERIMENT,
  ExperimentRequest,
  type ExperimentView,
  MeasureName,
  Variation,
} from '../api/experiment.ts';
import { TrellisError } from '../errors.ts';
import { runningTrial } from '../practice/experiment/arm.ts';
import { closeExperiment, mustRun } from '../practice/experiment/closeExperiment.ts';
import { joined } from '../practice/experiment/joined.ts';
import { listExperiments } from '../practice/experiment/listExperiments.ts';
import { mayScale, scaleKept } from '../practice/experiment/scaleKept.ts';
import { type Beginning, mayStart, startExperiment } from '../practice/experiment/startExperiment.ts';
import { viewExperiment } from '../practice/experiment/viewExperiment.ts';
import { openPackLibrary } from '../practice/packLibrary.ts';
import type { Practice } from '../practice/practice.ts';
import type { Activity } from '../store/port/activities.ts';
import type { AuditEntry } from '../store/port/audit.ts';
import { COMMAND } from './commandActor.ts';
import { listLine, reportLines, scaledLines } from './experimentWords.ts';
import { printJson, say } from './output.ts';
import { withStore } from './withStore.ts';

function parsed(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}

function variationFrom(text: string): Variation {
  const [setting = '', ...value] = text.split('=');
  const found = Variation.safeParse({ setting, value: parsed(value.join('=')) });
  if (found.success) return found.data;
  throw new InvalidArgumentError(
    'SETTING=VALUE with masteryPolicy (certain, bkt, row, retest), threshold (0.5 to 0.99), unaided (1 to 10), ' +
      'delayHours (0 to 720), tries (1 to 5), retention (0.7 to 0.97) or placement (true, false)',
  );
}

/** What is wrong with which option, in one line. */
function faultsOf(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): string {
  return issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('; ');
}

function numeric(text: string): number {
  if (text !== '' && Number.isFinite(Number(text))) return Number(text);
  throw new InvalidArgumentError('a number is needed');
}

/** What every command works with. Those that change settings need the packs besides, see `withPacks`. */
type Ground = Pick<Practice, 'store' | 'now'>;

/** @throws TrellisError `not_found` */
async function activityOf({ store }: Ground, id: string): Promise<Activity> {
  const activity = await store.activities.get(id);
  if (activity) return activity;
  throw new TrellisError('not_found', `no such activity: ${id}; \`experiment list\` names them`);
}

/** The activities of these ids, each once. @throws TrellisError `not_found` */
function activitiesOf(ground: Ground, ids: readonly string[]): Promise<readonly Activity[]> {
  return Promise.all([...new Set(ids)].map((id) => activityOf(ground, id)));
}

function onStore<T>(act: (ground: Ground) => Promise<T>): Promise<T> {
  return withStore((store) => act({ store, now: Date.now }));
}

/** Writes down what is about to be done to these activities, one entry each. */
async function note(
  { store, now }: Ground,
  act: 'experimentBegun' | 'experimentEnded' | 'experimentScaled',
  activities: readonly Activity[],
  detail: AuditEntry['detail'],
): Promise<void> {
  for (const { id } of activities)
    await record({ store, now, newId: randomUUID }, COMMAND, { act, detail: { activity: id, ...detail } });
}

/** With the packs as they are published: those on this machine's disk may be others. */
async function withPacks(ground: Ground): Promise<Beginning> {
  const packs = await openPackLibrary(ground.store.packs, [], ground.now());
  return { ...ground, packs, newId: randomUUID };
}

/** The report over all activities that share the experiment. @throws TrellisError those of `joined` */
async function report(ground: Ground, ids: readonly string[]): Promise<ExperimentView> {
  const view = await viewExperiment(ground, await joined(ground, await activitiesOf(ground, ids)));
  if (!view) throw new TrellisError('not_found', 'there is no experiment');
  return view;
}

function show(view: ExperimentView, options: { json?: boolean }): void {
  if (options.json) printJson(view);
  else for (const line of reportLines(view)) say(line);
}

interface Start extends Omit<ExperimentRequest, 'variation'> {
  readonly change: Variation;
  readonly json?: boolean;
}

const IDS = 'activity ids, as `experiment list` names them';

function startCommand(): Command {
  const { measure, ...numbers } = DEFAULT_EXPERIMENT;
  const command = new Command('start')
    .description('compare an activity as it is with one change; several activities share one experiment')
    .argument('<activity...>', IDS)
    .addOption(
      new Option('--change <setting=value>', 'what differs for the second group')
        .argParser(variationFrom)
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--measure <name>', 'what counts as better').choices(MeasureName.options).default(measure),
    )
    .option('--json', 'print the report as JSON');
  const words = {
    questions: 'questions after which a learner’s number stands',
    minimum: 'learners per group before anything is concluded',
    most: 'learners per group from which it is called undecided',
    effect: 'smallest difference that matters, 0 to 1',
    share: 'share of the learners who take part, 0 to 1',
  };
  for (const name of ['questions', 'minimum', 'most', 'effect', 'share'] as const)
    command.addOption(new Option(`--${name} <n>`, words[name]).argParser(numeric).default(numbers[name]));
  return command.action(async (ids: string[], { change, json, ...fixed }: Start) => {
    const asked = ExperimentRequest.safeParse({ ...fixed, variation: change });
    if (!asked.success) throw new TrellisError('bad_request', faultsOf(asked.error.issues));
    const view = await onStore(async (ground) => {
      const activities = await activitiesOf(ground, ids);
      const beginning = await withPacks(ground);
      mayStart(beginning, activities, asked.data);
      await note(ground, 'experimentBegun', activities, change);
      await startExperiment(beginning, activities, asked.data);
      return report(ground, ids);
    });
    show(view, json ? { json } : {});
  });
}

function reportCommand(): Command {
  return new Command('report')
    .description('what the newest experiment of the activities says; it may be read at any time')
    .argument('<activity...>', IDS)
    .option('--json', 'print the report as JSON')
    .action(async (ids: string[], options: { json?: boolean }) =>
      show(await onStore((ground) => report(ground, ids)), options),
    );
}

function closeCommand(): Command {
  return new Command('close')
    .description('end the experiment: everybody goes on one way')
    .argument('<activity...>', IDS)
    .addOption(
      new Option('--keep <arm>', 'a: as it was; b: the change').choices(['a', 'b']).makeOptionMandatory(),
    )
    .option('--json', 'print the report as JSON')
    .action(async (ids: string[], { keep, json }: { keep: 'a' | 'b'; json?: boolean }) => {
      const view = await onStore(async (ground) => {
        const named = await activitiesOf(ground, ids);
        const running = named.map(mustRun);
        const all = await joined(ground, named);
        // One that shared it may have begun another since.
        const same = all.filter((one) =>
          running.some(({ plan }) => plan.experiment === runningTrial(one)?.plan.experiment),
        );
        await note(ground, 'experimentEnded', same, { kept: keep });
        for (const activity of same) await closeExperiment(ground, activity, keep);
        return report(ground, ids);
      });
      show(view, json ? { json } : {});
    });
}

function scaleCommand(): Command {
  return new Command('scale')
    .description('bring the way that an experiment was closed with to other activities')
    .argument('<activity>', 'id of the activity whose experiment is over')
    .requiredOption('--to <activity...>', IDS)
    .option('--json', 'print what was changed as JSON')
    .action(async (id: string, { to, json }: { to: string[]; json?: boolean }) => {
      const scaled = await onStore(async (ground) => {
        const [from, others] = [await activityOf(ground, id), await activitiesOf(ground, to)];
        await note(ground, 'experimentScaled', others, mayScale(from, others));
        return scaleKept(await withPacks(ground), from, others);
      });
      if (json) printJson(scaled);
      else for (const line of scaledLines(scaled)) say(line);
    });
}

function listCommand(): Command {
  return new Command('list')
    .description('the activities of all courses by their ids, each with its newest experiment')
    .option('--json', 'print the list as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const found = await onStore(listExperiments);
      if (json) return printJson(found);
      if (found.length === 0) say('No activity has been opened in a course yet.');
      for (const one of found) say(listLine(one));
    });
}

/** `trellis experiment list`, `start|report|close ACTIVITY…`, `scale ACTIVITY --to ACTIVITY…`: compares two ways on real learners. */
export function experimentCommand(): Command {
  return new Command('experiment')
    .description('compare two ways on real learners')
    .addCommand(listCommand())
    .addCommand(startCommand())
    .addCommand(reportCommand())
    .addCommand(closeCommand())
    .addCommand(scaleCommand());
}
