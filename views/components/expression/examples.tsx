import type { Examples } from '../../runtime/examples.ts';
import type { AskProps } from '../question/ask.ts';
import { Prompted } from '../question/Prompted.tsx';
import { sampleProps } from '../question/sampleAsks.ts';
import { ExpressionInput } from './ExpressionInput.tsx';

const ASK: AskProps<'expression'>['ask'] = {
  kind: 'expression',
  variables: ['x', 'y'],
  equation: true,
  form: 'simplified',
};

export const examples: Examples = {
  empty: () => (
    <Prompted name="ex-expression-0">
      <ExpressionInput
        {...sampleProps<'expression'>('ex-expression-0')}
        ask={ASK}
        answer={{ kind: 'expression', text: '' }}
      />
    </Prompted>
  ),
  'with a preview': () => (
    <Prompted name="ex-expression-1">
      <ExpressionInput
        {...sampleProps<'expression'>('ex-expression-1')}
        ask={ASK}
        answer={{ kind: 'expression', text: 'y = (x+1)/2' }}
      />
    </Prompted>
  ),
  over: () => (
    <Prompted name="ex-expression-2">
      <ExpressionInput
        {...sampleProps<'expression'>('ex-expression-2', { over: true })}
        ask={ASK}
        answer={{ kind: 'expression', text: 'y = x^2' }}
      />
    </Prompted>
  ),
};
