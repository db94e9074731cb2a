import { type ActivityRequest, DEFAULT_ACTIVITY } from '../../../src/api/activity.ts';
import type { ExperimentView } from '../../../src/api/experiment.ts';
import { type Examples, nothing } from '../../runtime/examples.ts';
import { ExperimentForm } from './ExperimentForm.tsx';
import { ExperimentReport } from './ExperimentReport.tsx';
import { SAMPLE_EXPERIMENT } from './sampleExperiment.ts';

const ACTIVITY: ActivityRequest = { ...DEFAULT_ACTIVITY, title: 'Fractions', pack: 'pack', skills: ['add'] };

const report =
  (change: Partial<ExperimentView> = {}) =>
  () => <ExperimentReport experiment={{ ...SAMPLE_EXPERIMENT, ...change }} busy={false} onClose={nothing} />;

export const examples: Examples = {
  'to be planned': () => <ExperimentForm activity={ACTIVITY} learners={200} busy={false} onStart={nothing} />,
  'to be planned in a small class': () => (
    <ExperimentForm activity={ACTIVITY} learners={12} busy={false} onStart={nothing} />
  ),
  'just begun': report({
    verdict: 'collecting',
    effectSeen: null,
    arms: { a: { began: 3, reached: 0, mean: null }, b: { began: 2, reached: 0, mean: null } },
  }),
  'the variation is better': report(),
  'as it was is better': report({ verdict: 'a', effectSeen: { difference: -0.1, low: -0.18, high: -0.02 } }),
  'no difference that matters': report({
    verdict: 'same',
    effectSeen: { difference: 0.01, low: -0.03, high: 0.04 },
  }),
  'undecided, with doubts': report({ verdict: 'undecided', doubts: ['uneven_arms', 'uneven_loss'] }),
  'joined with two more classes': report({ activities: 3 }),
  over: report({ concluded: { kept: 'b', at: Date.UTC(2026, 8, 20) } }),
};
