import { z } from 'zod';

/** Longest text a learner may send as one answer. */
const Short = z.string().max(500);
const Ref = z.string().min(1).max(64);

/** What a learner answers, by kind of question. */
export const Answer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('choice'), choice: Ref }),
  z.strictObject({ kind: z.literal('multiple'), choices: z.array(Ref).max(20) }),
  z.strictObject({ kind: z.literal('number'), text: Short }),
  z.strictObject({ kind: z.literal('text'), text: Short }),
  z.strictObject({ kind: z.literal('expression'), text: Short }),
  z.strictObject({ kind: z.literal('order'), order: z.array(Ref).max(20) }),
  z.strictObject({
    kind: z.literal('match'),
    pairs: z.array(z.strictObject({ left: Ref, right: Ref })).max(20),
  }),
  z.strictObject({ kind: z.literal('cloze'), blanks: z.record(Ref, Short) }),
]);
export type Answer = z.infer<typeof Answer>;
