import type { Examples } from '../../runtime/examples.ts';
import type { AskProps } from '../question/ask.ts';
import { Prompted } from '../question/Prompted.tsx';
import { HALF, sampleProps } from '../question/sampleAsks.ts';
import { Cloze } from './Cloze.tsx';

const ASK: AskProps<'cloze'>['ask'] = {
  kind: 'cloze',
  parts: [
    { html: `${HALF} is ` },
    { blank: 'a', input: 'number', choices: [], language: null },
    { html: ', in words ' },
    { blank: 'b', input: 'choice', choices: [{ id: 'x', text: 'a half' }], language: null },
  ],
};

export const examples: Examples = {
  open: () => (
    <Prompted name="ex-cloze-0">
      <Cloze {...sampleProps<'cloze'>('ex-cloze-0')} ask={ASK} answer={{ kind: 'cloze', blanks: {} }} />
    </Prompted>
  ),
  marked: () => (
    <Prompted name="ex-cloze-1">
      <Cloze
        {...sampleProps<'cloze'>('ex-cloze-1', { over: true, parts: { a: true, b: false } })}
        ask={ASK}
        answer={{ kind: 'cloze', blanks: { a: '0.5', b: 'x' } }}
      />
    </Prompted>
  ),
};
