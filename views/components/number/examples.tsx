import type { Examples } from '../../runtime/examples.ts';
import type { AskProps } from '../question/ask.ts';
import { Prompted } from '../question/Prompted.tsx';
import { sampleProps } from '../question/sampleAsks.ts';
import { NumberInput } from './NumberInput.tsx';

const ASK: AskProps<'number'>['ask'] = { kind: 'number', unit: 'cm', form: 'decimal' };

export const examples: Examples = {
  empty: () => (
    <Prompted name="ex-number-0">
      <NumberInput
        {...sampleProps<'number'>('ex-number-0')}
        ask={ASK}
        answer={{ kind: 'number', text: '' }}
      />
    </Prompted>
  ),
  typed: () => (
    <Prompted name="ex-number-1">
      <NumberInput
        {...sampleProps<'number'>('ex-number-1')}
        ask={ASK}
        answer={{ kind: 'number', text: '0,5' }}
      />
    </Prompted>
  ),
  over: () => (
    <Prompted name="ex-number-2">
      <NumberInput
        {...sampleProps<'number'>('ex-number-2', { over: true })}
        ask={ASK}
        answer={{ kind: 'number', text: '1/2' }}
      />
    </Prompted>
  ),
};
