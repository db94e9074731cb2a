import type { Examples } from '../../runtime/examples.ts';
import type { AskProps } from '../question/ask.ts';
import { Prompted } from '../question/Prompted.tsx';
import { OPTIONS, sampleProps } from '../question/sampleAsks.ts';
import { Multiple } from './Multiple.tsx';

const ASK: AskProps<'multiple'>['ask'] = { kind: 'multiple', options: OPTIONS };

export const examples: Examples = {
  'two chosen': () => (
    <Prompted name="ex-multiple-0">
      <Multiple
        {...sampleProps<'multiple'>('ex-multiple-0')}
        ask={ASK}
        answer={{ kind: 'multiple', choices: ['a', 'b'] }}
      />
    </Prompted>
  ),
  marked: () => (
    <Prompted name="ex-multiple-1">
      <Multiple
        {...sampleProps<'multiple'>('ex-multiple-1', { over: true, parts: { a: true, b: false, c: false } })}
        ask={ASK}
        answer={{ kind: 'multiple', choices: ['a', 'c'] }}
      />
    </Prompted>
  ),
};
