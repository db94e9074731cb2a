import type { Examples } from '../../runtime/examples.ts';
import type { AskProps } from '../question/ask.ts';
import { Prompted } from '../question/Prompted.tsx';
import { OPTIONS, sampleProps } from '../question/sampleAsks.ts';
import { Choice } from './Choice.tsx';

const ASK: AskProps<'choice'>['ask'] = { kind: 'choice', options: OPTIONS };

export const examples: Examples = {
  'nothing chosen': () => (
    <Prompted name="ex-choice-0">
      <Choice {...sampleProps<'choice'>('ex-choice-0')} ask={ASK} answer={{ kind: 'choice', choice: '' }} />
    </Prompted>
  ),
  'one chosen': () => (
    <Prompted name="ex-choice-1">
      <Choice {...sampleProps<'choice'>('ex-choice-1')} ask={ASK} answer={{ kind: 'choice', choice: 'b' }} />
    </Prompted>
  ),
  over: () => (
    <Prompted name="ex-choice-2">
      <Choice
        {...sampleProps<'choice'>('ex-choice-2', { over: true })}
        ask={ASK}
        answer={{ kind: 'choice', choice: 'a' }}
      />
    </Prompted>
  ),
};
