import { type Examples, nothing } from '../../runtime/examples.ts';
import { SAMPLE_WHAT_IF } from './sampleWhatIf.ts';
import { type Trial, WhatIf } from './WhatIf.tsx';

function example(trial: Trial, ready = true, changed = false) {
  return () => (
    <WhatIf
      trial={trial}
      ready={ready}
      changed={changed}
      titleOf={(skill) => `Skill ${skill}`}
      onRun={nothing}
      onStop={nothing}
      onRetry={nothing}
    />
  );
}

const SOME = SAMPLE_WHAT_IF.slice(0, 2);

export const examples: Examples = {
  'before it is asked for': example({ status: 'idle' }),
  'no skill chosen yet': example({ status: 'idle' }, false),
  'under way': example({ status: 'running', results: SOME }),
  'a skill with too few questions': example({ status: 'done', results: SAMPLE_WHAT_IF }),
  'all is well, with other settings meanwhile': example(
    { status: 'done', results: SAMPLE_WHAT_IF.map((one) => ({ ...one, scarce: [] })) },
    true,
    true,
  ),
  'students without a next question': example({
    status: 'done',
    results: SAMPLE_WHAT_IF.map((one) => ({ ...one, scarce: [], deadEnds: 1 })),
  }),
  'time was short': example({
    status: 'done',
    results: SAMPLE_WHAT_IF.map((one, index) => ({ ...one, scarce: [], people: index })),
  }),
  failed: example({
    status: 'failed',
    results: SOME,
    problem: { code: 'too_many_requests', params: {}, reference: null },
  }),
};
