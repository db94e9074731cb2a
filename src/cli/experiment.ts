import { Command, InvalidArgumentError, Option } from 'commander';
import { destination, pino } from 'pino';
import {
  DEFAULT_EXPERIMENT,
  ExperimentRequest,
  type ExperimentView,
  MeasureName,
  Variation,
} from '../api/experiment.ts';
import { readConfig } from '../config.ts';
import { TrellisError } from '../errors.ts';
import { closeExperiment, mustRun } from '../practice/experiment/closeExperiment.ts';
import { mayStart, startExperiment } from '../practice/experiment/startExperiment.ts';
import { viewExperiment } from '../practice/experiment/viewExperiment.ts';
import type { Practice } from '../practice/practice.ts';
import type { Activity } from '../store/port/activities.ts';
import { printJson, say } from './output.ts';

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

/** Does something with the activities of these ids. @throws TrellisError `not_found` */
async function withActivities<T>(
  ids: readonly string[],
  act: (practice: Practice, activities: readonly Activity[]) => Promise<T>,
): Promise<T> {
  // Loaded here alone: the services bring the packs along, which few commands need.
  const { buildServices } = await import('../services.ts');
  const logger = pino({ level: 'warn' }, destination(2));
  const { practice, store } = await buildServices(readConfig(), { logger });
  try {
    const found = await Promise.all(
      ids.map(async (id) => {
        const activity = await store.activities.get(id);
        if (!activity) throw new TrellisError('not_found', `no such activity: ${id}`);
        return activity;
      }),
    );
    return await act(practice, found);
  } finally {
    await store.close();
  }
}

const percent = (share: number) => `${Math.round(share * 1000) / 10} %`;

function tell(view: ExperimentView): void {
  const { variation, was, arms, effectSeen, doubts, concluded } = view;
  say(`${variation.setting}: ${was} (a) against ${variation.value} (b), measured by ${view.measure}`);
  for (const arm of ['a', 'b'] as const) {
    const { began, reached, mean } = arms[arm];
    say(
      `  ${arm}: ${began} began, ${reached} have answered enough${mean === null ? '' : `, mean ${percent(mean)}`}`,
    );
  }
  if (effectSeen)
    say(
      `  b less a: ${percent(effectSeen.difference)}, with ${percent(1 - view.alpha)} certainty between ${percent(effectSeen.low)} and ${percent(effectSeen.high)}`,
    );
  say(`  ${VERDICTS[view.verdict]} (concluded from ${view.minimum} a group on, over at ${view.most})`);
  for (const doubt of doubts) say(`  ${DOUBTS[doubt]}`);
  if (concluded) say(`  over: everybody goes on with ${concluded.kept}`);
}

/** The report over the activities. @throws TrellisError `not_found` without an experiment */
async function report(practice: Practice, activities: readonly Activity[]): Promise<ExperimentView> {
  const view = await viewExperiment(practice, activities);
  if (!view) throw new TrellisError('not_found', 'there is no experiment');
  return view;
}

function show(view: ExperimentView, options: { json?: boolean }): void {
  if (options.json) printJson(view);
  else tell(view);
}

interface Start extends Omit<ExperimentRequest, 'variation'> {
  readonly change: Variation;
  readonly json?: boolean;
}

function startCommand(): Command {
  const { measure, ...numbers } = DEFAULT_EXPERIMENT;
  const command = new Command('start')
    .description('compare an activity as it is with one change; several activities share one experiment')
    .argument('<activity...>', 'activity ids')
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
    most: 'learners per group at which it ends in any case',
    effect: 'smallest difference that matters, 0 to 1',
    share: 'share of the learners who take part, 0 to 1',
  };
  for (const name of ['questions', 'minimum', 'most', 'effect', 'share'] as const)
    command.addOption(new Option(`--${name} <n>`, words[name]).argParser(numeric).default(numbers[name]));
  return command.action(async (ids: string[], { change, json, ...fixed }: Start) => {
    const asked = ExperimentRequest.safeParse({ ...fixed, variation: change });
    if (!asked.success) throw new TrellisError('bad_request', faultsOf(asked.error.issues));
    const view = await withActivities(ids, async (practice, activities) => {
      // All or none: one that could not begin would leave the others with a part of the experiment.
      for (const activity of activities) mayStart(practice, activity, asked.data);
      const experiment = practice.newId();
      for (const activity of activities) await startExperiment(practice, activity, asked.data, experiment);
      return report(practice, await again(practice, activities));
    });
    show(view, json ? { json } : {});
  });
}

/** The activities as they stand by now. */
async function again(practice: Practice, activities: readonly Activity[]): Promise<readonly Activity[]> {
  const found = await Promise.all(activities.map(({ id }) => practice.store.activities.get(id)));
  return found.flatMap((activity) => activity ?? []);
}

function reportCommand(): Command {
  return new Command('report')
    .description('what the newest experiment of the activities says; it may be read at any time')
    .argument('<activity...>', 'activity ids')
    .option('--json', 'print the report as JSON')
    .action(async (ids: string[], options: { json?: boolean }) =>
      show(await withActivities(ids, report), options),
    );
}

function closeCommand(): Command {
  return new Command('close')
    .description('end the experiment: everybody goes on one way')
    .argument('<activity...>', 'activity ids')
    .addOption(
      new Option('--keep <arm>', 'a: as it was; b: the change').choices(['a', 'b']).makeOptionMandatory(),
    )
    .option('--json', 'print the report as JSON')
    .action(async (ids: string[], { keep, json }: { keep: 'a' | 'b'; json?: boolean }) => {
      const view = await withActivities(ids, async (practice, activities) => {
        for (const activity of activities) mustRun(activity);
        for (const activity of activities) await closeExperiment(practice, activity, keep);
        return report(practice, await again(practice, activities));
      });
      show(view, json ? { json } : {});
    });
}

/** `trellis experiment start|report|close ACTIVITY…`: compares two ways on real learners. */
export function experimentCommand(): Command {
  return new Command('experiment')
    .description('compare two ways on real learners')
    .addCommand(startCommand())
    .addCommand(reportCommand())
    .addCommand(closeCommand());
}
