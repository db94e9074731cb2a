import type { Examples } from '../../runtime/examples.ts';
import type { AskProps } from '../question/ask.ts';
import { Prompted } from '../question/Prompted.tsx';
import { sampleProps } from '../question/sampleAsks.ts';
import { TextInput } from './TextInput.tsx';

const ASK: AskProps<'text'>['ask'] = { kind: 'text', language: 'es' };

export const examples: Examples = {
  empty: () => (
    <Prompted name="ex-text-0">
      <TextInput {...sampleProps<'text'>('ex-text-0')} ask={ASK} answer={{ kind: 'text', text: '' }} />
    </Prompted>
  ),
  over: () => (
    <Prompted name="ex-text-1">
      <TextInput
        {...sampleProps<'text'>('ex-text-1', { over: true })}
        ask={ASK}
        answer={{ kind: 'text', text: 'la mitad' }}
      />
    </Prompted>
  ),
};
