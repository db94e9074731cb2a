import { DAY_MS } from '../../src/duration.ts';
import { chooseNext } from '../../src/learning/sequencing/chooseNext.ts';
import { practise } from '../learning/support/practise.ts';
import { simulatedLearner } from '../learning/support/simulatedLearner.ts';
import { MONDAY, pinnedTo, settingsFor, syntheticPack } from '../learning/support/syntheticPack.ts';
import { latency, type Measure, quantile } from './measure.ts';

const WARM_UP = 500;
const MEASURED = 2_000;

/** Choosing the next question in a pack of 10,000 items (20 skills of 500, facts too), after 400 questions. */
export function measureChoosing(): Measure[] {
  const catalogue = syntheticPack(20, 500, true);
  const settings = settingsFor(catalogue);
  const pinned = pinnedTo(settings);
  const learner = simulatedLearner(7, catalogue.skills);
  const plan = { learner, catalogue, settings, pinned, days: 20, questions: 20, seed: 7, start: MONDAY };
  const { state } = practise(plan);
  const samples: number[] = [];
  const processor: number[] = [];
  for (let run = 0; run < WARM_UP + MEASURED; run += 1) {
    const now = MONDAY + (20 + (run % 30)) * DAY_MS;
    const [begun, cpu] = [performance.now(), process.cpuUsage()];
    chooseNext({
      state,
      activity: 'simulated',
      settings,
      catalogue,
      model: pinned.model,
      parameters: pinned.parameters,
      now,
      seed: run,
      wish: { kind: 'any' },
    });
    if (run < WARM_UP) continue;
    samples.push(performance.now() - begun);
    const { user, system } = process.cpuUsage(cpu);
    processor.push((user + system) / 1000);
  }
  return [
    ...latency(`one of ${catalogue.items.size.toLocaleString('en')} items`, samples, 5),
    // Tells a slow choice from a machine that was busy with something else.
    { name: 'the same in processor time, p99', value: quantile(processor, 0.99), unit: 'CPU ms' },
  ];
}
