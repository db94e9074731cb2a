import type { Examples } from '../../runtime/examples.ts';
import type { AskProps } from '../question/ask.ts';
import { Prompted } from '../question/Prompted.tsx';
import { OPTIONS, sampleProps } from '../question/sampleAsks.ts';
import { Order } from './Order.tsx';

const ASK: AskProps<'order'>['ask'] = { kind: 'order', entries: OPTIONS };

export const examples: Examples = {
  open: () => (
    <Prompted name="ex-order-0">
      <Order
        {...sampleProps<'order'>('ex-order-0')}
        ask={ASK}
        answer={{ kind: 'order', order: ['a', 'b', 'c'] }}
      />
    </Prompted>
  ),
  marked: () => (
    <Prompted name="ex-order-1">
      <Order
        {...sampleProps<'order'>('ex-order-1', { over: true, parts: { a: false, b: false, c: true } })}
        ask={ASK}
        answer={{ kind: 'order', order: ['b', 'a', 'c'] }}
      />
    </Prompted>
  ),
};
