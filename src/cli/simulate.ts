import { closeSync, openSync, writeFileSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import { DEFAULT_ACTIVITY } from '../api/activity.ts';
import { findingLine } from '../content/finding.ts';
import { loadPack } from '../content/load.ts';
import { indexPack } from '../content/packIndex.ts';
import { TrellisError } from '../errors.ts';
import type { Catalogue } from '../learning/catalogue.ts';
import { DEFAULT_MODEL } from '../learning/models/index.ts';
import { PRIOR_PARAMETERS } from '../learning/parameters.ts';
import type { ActivitySettings } from '../learning/settings.ts';
import { KINDS } from '../learning/simulate/kinds.ts';
import { POLICY_NAMES, type PolicyName } from '../learning/simulate/policies.ts';
import { reportOf, type SimulationReport } from '../learning/simulate/report.ts';
import { type Run, type Simulation, simulate } from '../learning/simulate/simulation.ts';
import { printJson, say } from './output.ts';
import { progressBar } from './progressBar.ts';
import { simulationPage } from './simulation/page.ts';
import { simulationTable } from './simulation/table.ts';

interface Options {
  readonly pack: string;
  readonly policy?: readonly PolicyName[];
  readonly skill?: readonly string[];
  readonly learners: number;
  readonly seed: number;
  readonly sittings?: number;
  readonly questions: number;
  readonly json?: string | true;
  readonly html?: string;
}

/** Sittings where none are named: enough for about 18 questions a skill. */
const PER_SKILL = 1.5;

/** Findings told about a path that is no pack. */
const SHOWN = 10;

/** A simulated course begins on a Monday morning, in milliseconds since the epoch: 5 January 2026, 8:00 UTC. */
const START = Date.UTC(2026, 0, 5, 8);

function counted(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 1_000_000) return number;
  throw new InvalidArgumentError('a whole number from 1 to 1000000 is needed');
}

function added(word: string, before: readonly string[] = []): readonly string[] {
  return [...before, word];
}

function policyNamed(word: string, before: readonly PolicyName[] = []): readonly PolicyName[] {
  const name = POLICY_NAMES.find((one) => one === word);
  if (name === undefined) throw new InvalidArgumentError(`the policies are ${POLICY_NAMES.join(', ')}`);
  return before.includes(name) ? before : [...before, name];
}

/** `trellis simulate`: what comes of people who learn by known rules under each policy. */
export function simulateCommand(): Command {
  return new Command('simulate')
    .description('let made-up learners practise a pack under different policies and compare what comes of it')
    .requiredOption('--pack <path>', 'a content pack: a folder, or one YAML or JSON file')
    .option('--policy <name>', `may be repeated; one of ${POLICY_NAMES.join(', ')}`, policyNamed)
    .option('--skill <id>', 'may be repeated; all skills of the pack when left out', added)
    .option('--learners <number>', 'people under each policy, of six kinds', counted, 60)
    .option('--seed <number>', 'the same seed gives the same result', counted, 1)
    .option('--sittings <number>', 'one a day', counted)
    .option('--questions <number>', 'questions of a sitting', counted, 12)
    .addOption(new Option('--json [file]', 'write the report as JSON: to a file, or to stdout'))
    .option('--html <file>', 'write the report as a page with charts')
    .action((options: Options) => {
      const simulation = simulationFrom(options);
      for (const file of [options.html, options.json]) if (typeof file === 'string') mustBeWritable(file);
      const report = run(simulation);
      if (options.html !== undefined) writeFileSync(options.html, simulationPage(report));
      if (typeof options.json === 'string')
        writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
      if (options.json === true) printJson(report);
      else for (const line of simulationTable(report)) say(line);
    });
}

/** Minutes of work must not be lost for a mistyped folder. @throws TrellisError `bad_request` */
function mustBeWritable(file: string): void {
  try {
    closeSync(openSync(file, 'a'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new TrellisError('bad_request', `${file} cannot be written. Does its folder exist? (${reason})`);
  }
}

/** What the options ask for. @throws TrellisError `bad_request` */
function simulationFrom(options: Options): Simulation {
  const catalogue = catalogueAt(options.pack);
  const skills = chosenSkills(catalogue, options.skill ?? []);
  const { threshold, unaided, delayHours, policy, questions, counts, tries } = DEFAULT_ACTIVITY;
  const settings: ActivitySettings = {
    ...{ revision: 1, pack: catalogue.packId, skills, policy, questions, counts, tries },
    rule: { threshold, unaided, delayHours },
  };
  const pinned = { model: DEFAULT_MODEL, parameters: PRIOR_PARAMETERS, settings: () => settings };
  const sittings = options.sittings ?? Math.ceil(PER_SKILL * skills.length);
  return {
    room: { catalogue, settings, pinned, seed: options.seed },
    course: { sittings, questions: options.questions, start: START },
    policies: options.policy ?? POLICY_NAMES,
    kinds: KINDS,
    learners: Math.ceil(options.learners / KINDS.length),
  };
}

function catalogueAt(path: string): Catalogue {
  const { published, findings } = loadPack(path);
  if (published !== null) return indexPack(published).catalogue;
  for (const finding of findings.slice(0, SHOWN)) say(findingLine(finding));
  if (findings.length > SHOWN)
    say(`… and ${findings.length - SHOWN} more; trellis content check tells them all`);
  throw new TrellisError('bad_request', `${path} is no pack that can be served`);
}

function chosenSkills(catalogue: Catalogue, wanted: readonly string[]): readonly string[] {
  const known = catalogue.skills.map(({ id }) => id);
  const strange = wanted.find((skill) => !known.includes(skill));
  if (strange !== undefined)
    throw new TrellisError('bad_request', `the pack has no skill ${strange}; it has ${known.join(', ')}`);
  return wanted.length === 0 ? known : known.filter((skill) => wanted.includes(skill));
}

function run(simulation: Simulation): SimulationReport {
  const { course, policies, kinds, learners } = simulation;
  const total = policies.length * kinds.length * learners * course.sittings * course.questions;
  const bar = progressBar();
  const runs: Run[] = [];
  let done = 0;
  for (const step of simulate(simulation)) {
    done += 1;
    if (step === null) bar.show('practising', done / total);
    else runs.push(step);
  }
  bar.clear();
  return reportOf(simulation, runs);
}
