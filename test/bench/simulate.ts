import { simulationTable } from '../../src/cli/simulation/table.ts';
import { KINDS } from '../../src/learning/simulate/kinds.ts';
import { POLICY_NAMES, type PolicyName } from '../../src/learning/simulate/policies.ts';
import { reportOf, type SimulationReport } from '../../src/learning/simulate/report.ts';
import { compareReviews } from '../../src/learning/simulate/reviews.ts';
import { type Run, type Simulation, simulate } from '../../src/learning/simulate/simulation.ts';
import { MONDAY, pinnedTo, settingsFor, syntheticPack } from '../learning/support/syntheticPack.ts';
import { machine } from './report.ts';

/**
 * Every policy on a pack of ten skills in two chains of five with twelve items each, as `trellis simulate` measures it, and
 * the tutor beside the classical one in shorter and longer courses; a number on the command line is how many people of each
 * kind there are.
 */
const learners = Number(process.argv[2] ?? 20);
const catalogue = syntheticPack(10, 12);
const settings = settingsFor(catalogue);

/** Sittings of a course: in the main table, and in the comparison of lengths. */
const SITTINGS = 20;
const LENGTHS = [15, SITTINGS, 25, 30];
/** The tutor, BKT that ends where it believes all is mastered, and BKT that is wrong about as seldom as the tutor. */
const BESIDE: readonly PolicyName[] = ['trellis', 'bkt-0.95-ends', 'bkt-0.9995'];

function simulationOf(policies: readonly PolicyName[], sittings: number): Simulation {
  const course = { sittings, questions: 12, start: MONDAY };
  const room = { catalogue, settings, pinned: pinnedTo(settings), seed: 1 };
  return { room, course, policies, kinds: KINDS, learners };
}

function reported(simulation: Simulation): SimulationReport {
  const runs: Run[] = [];
  for (const run of simulate(simulation)) if (run !== null) runs.push(run);
  return reportOf(simulation, runs);
}

const begun = process.cpuUsage();
for (const line of simulationTable(reported(simulationOf(POLICY_NAMES, SITTINGS))))
  process.stdout.write(`${line}\n`);

process.stdout.write(
  '\nby length of the course: questions to true mastery, share who reached it, wrongly called mastered\n',
);
for (const sittings of LENGTHS) {
  const { policies } = reported(simulationOf(BESIDE, sittings));
  for (const { policy, all } of policies) {
    const { toTrue, reached, wrong } = all;
    const shares = [reached, wrong ?? Number.NaN].map((share) => `${(100 * share).toFixed(1)} %`);
    process.stdout.write(
      `${sittings}  ${policy}  ${toTrue.mean.toFixed(1)} ± ${toTrue.half.toFixed(1)}  ${shares.join('  ')}\n`,
    );
  }
}
const { user, system } = process.cpuUsage(begun);

process.stdout.write('\nreviews of facts over 60 days, by the retention they keep\n');
for (const retention of [0.8, 0.85, 0.9, 0.95]) {
  const { tutor, forEqual, saved } = compareReviews(1, 200, retention);
  const figures = [tutor.reviews, tutor.retained, forEqual, saved].map((value) => value?.toFixed(3) ?? '–');
  process.stdout.write(`${retention}: ${figures.join('  ')}\n`);
}
process.stdout.write(
  `\n${((user + system) / 1e6).toFixed(0)} s of processor time\n${Object.values(machine()).flat().join(', ')}\n`,
);
