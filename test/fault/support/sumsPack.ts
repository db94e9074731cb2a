import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Id of a pack of two skills whose right options say so: students need no crib, and a process has it read at once. */
export const SUMS = 'sums';
/** In the right option of every question. */
export const RIGHT = 'the sum';

const SKILLS = ['small-sums', 'large-sums'];
const ITEMS_OF_SKILL = 12;

function item(skill: string, nth: number) {
  const [one, two] = [nth + 2, skill === 'large-sums' ? 40 + nth : 3];
  return {
    id: `${skill}-${nth}`,
    skills: [skill],
    prompt: { en: `Which is ${one} and ${two} together?` },
    ask: {
      kind: 'choice',
      options: [
        { text: { en: `${one + two}, ${RIGHT}` }, correct: true },
        { text: { en: `${one + two + 1}, one more` } },
        { text: { en: `${one + two - 1}, one less` } },
      ],
    },
    hints: [{ en: `Begin at ${two} and count on.` }],
    explanation: { en: `${one} and ${two} make ${one + two}.` },
  };
}

const PACK = {
  schema: 1,
  id: SUMS,
  title: { en: 'Sums' },
  description: { en: 'Adding whole numbers.' },
  language: 'en',
  languages: ['en'],
  licence: 'CC-BY-4.0',
  authors: ['Ada Example'],
  subject: 'mathematics',
  skills: SKILLS.map((id) => ({
    id,
    title: { en: id },
    description: { en: 'Add two numbers.' },
    explanations: [
      { form: 'worked-example', text: { en: 'Three and four make seven.' } },
      { form: 'rule', text: { en: 'Begin at one number and count on by the other.' } },
    ],
  })),
  items: SKILLS.flatMap((skill) => Array.from({ length: ITEMS_OF_SKILL }, (_, nth) => item(skill, nth))),
};

/** Puts the pack where a tool with this data folder finds it. */
export function keepSums(dataDir: string): void {
  mkdirSync(join(dataDir, 'packs'), { recursive: true });
  writeFileSync(join(dataDir, 'packs/sums.json'), JSON.stringify(PACK));
}
