import type { Examples } from '../../runtime/examples.ts';
import type { AskProps } from '../question/ask.ts';
import { Prompted } from '../question/Prompted.tsx';
import { OPTIONS, sampleProps } from '../question/sampleAsks.ts';
import { Match } from './Match.tsx';

const ASK: AskProps<'match'>['ask'] = {
  kind: 'match',
  left: [
    { id: 'l1', html: 'one half' },
    { id: 'l2', html: 'two' },
  ],
  right: OPTIONS,
};

export const examples: Examples = {
  open: () => (
    <Prompted name="ex-match-0">
      <Match {...sampleProps<'match'>('ex-match-0')} ask={ASK} answer={{ kind: 'match', pairs: [] }} />
    </Prompted>
  ),
  marked: () => (
    <Prompted name="ex-match-1">
      <Match
        {...sampleProps<'match'>('ex-match-1', { over: true, parts: { l1: true, l2: false } })}
        ask={ASK}
        answer={{ kind: 'match', pairs: [{ left: 'l1', right: 'a' }] }}
      />
    </Prompted>
  ),
};
