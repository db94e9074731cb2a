import { z } from 'zod';

const option = z.object({ id: z.string(), html: z.string() });
const clozePart = z.union([
  z.object({
    blank: z.string(),
    input: z.enum(['number', 'text', 'choice']),
    choices: z.array(z.object({ id: z.string(), text: z.string() })),
  }),
  z.object({ html: z.string() }),
]);

const ask = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('choice'), options: z.array(option) }),
  z.object({ kind: z.literal('multiple'), options: z.array(option) }),
  z.object({ kind: z.literal('number') }),
  z.object({ kind: z.literal('text') }),
  z.object({ kind: z.literal('expression'), variables: z.array(z.string()) }),
  z.object({ kind: z.literal('order'), entries: z.array(option) }),
  z.object({ kind: z.literal('match'), left: z.array(option), right: z.array(option) }),
  z.object({ kind: z.literal('cloze'), parts: z.array(clozePart) }),
]);
export type Ask = z.infer<typeof ask>;

const serving = z.object({
  id: z.string(),
  step: z.number(),
  try: z.number(),
  hints: z.array(z.string()),
  hintsLeft: z.number(),
  question: z.object({ prompt: z.string(), ask }),
});
export type Serving = z.infer<typeof serving>;

/** What a simulated student reads of the tool's turn (`src/api/turn.ts`); the rest is for people. */
export const Turn = z.object({
  serving: serving.nullable(),
  feedback: z.object({ correct: z.boolean(), solution: z.string().nullable() }).nullable(),
});
export type Turn = z.infer<typeof Turn>;
