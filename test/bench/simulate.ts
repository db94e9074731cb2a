import { simulationTable } from '../../src/cli/simulation/table.ts';
import { KINDS } from '../../src/learning/simulate/kinds.ts';
import { POLICY_NAMES } from '../../src/learning/simulate/policies.ts';
import { reportOf } from '../../src/learning/simulate/report.ts';
import { compareReviews } from '../../src/learning/simulate/reviews.ts';
import { type Run, type Simulation, simulate } from '../../src/learning/simulate/simulation.ts';
import { MONDAY, pinnedTo, settingsFor, syntheticPack } from '../learning/support/syntheticPack.ts';
import { machine } from './report.ts';

/**
 * Every policy on a pack of ten skills in two chains of five with twelve items each, as `trellis simulate` measures it; a
 * number on the command line is how many people of each kind there are.
 */
const learners = Number(process.argv[2] ?? 20);
const catalogue = syntheticPack(10, 12);
const settings = settingsFor(catalogue);
const simulation: Simulation = {
  room: { catalogue, settings, pinned: pinnedTo(settings), seed: 1 },
  course: { sittings: 20, questions: 12, start: MONDAY },
  policies: POLICY_NAMES,
  kinds: KINDS,
  learners,
};

const begun = process.cpuUsage();
const runs: Run[] = [];
for (const run of simulate(simulation)) if (run !== null) runs.push(run);
const { user, system } = process.cpuUsage(begun);

for (const line of simulationTable(reportOf(simulation, runs))) process.stdout.write(`${line}\n`);
process.stdout.write('\nreviews of facts over 60 days, by the retention they keep\n');
for (const retention of [0.8, 0.85, 0.9, 0.95]) {
  const { tutor, forEqual, saved } = compareReviews(1, 200, retention);
  const figures = [tutor.reviews, tutor.retained, forEqual, saved].map((value) => value?.toFixed(3) ?? '–');
  process.stdout.write(`${retention}: ${figures.join('  ')}\n`);
}
process.stdout.write(
  `\n${((user + system) / 1e6).toFixed(0)} s of processor time\n${Object.values(machine()).flat().join(', ')}\n`,
);
