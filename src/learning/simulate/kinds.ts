import type { SkillNode } from '../catalogue.ts';
import { personOf } from './mind.ts';
import { fading } from './people/fading.ts';
import { guessing } from './people/guessing.ts';
import { lacking } from './people/lacking.ts';
import { mistaken } from './people/mistaken.ts';
import { steady } from './people/steady.ts';
import type { Person } from './person.ts';

/** The kinds of made-up people; none is the tutor's own model, so that success with them proves something. */
export const KINDS = ['steady', 'fading', 'mistaken', 'guessing', 'lacking', 'returning'] as const;
export type Kind = (typeof KINDS)[number];

/** Days without practice in the middle of a returning person's course. */
const GAP = 21;

/** How a kind of person is drawn, and the days without practice in the middle of the course. */
export interface KindOfPerson {
  readonly make: (seed: number, skills: readonly SkillNode[]) => Person;
  readonly gap: number;
}

/** Every kind by its name. */
export const PEOPLE: Readonly<Record<Kind, KindOfPerson>> = {
  steady: { make: (seed, skills) => personOf(seed, skills, steady), gap: 0 },
  fading: { make: (seed, skills) => personOf(seed, skills, fading), gap: 0 },
  mistaken: { make: (seed, skills) => personOf(seed, skills, mistaken), gap: 0 },
  guessing: { make: guessing, gap: 0 },
  lacking: { make: (seed, skills) => personOf(seed, skills, lacking), gap: 0 },
  returning: { make: (seed, skills) => personOf(seed, skills, fading), gap: GAP },
};
