/** The typical wrong idea of a simulated student, applied where it can be. */
export type WrongIdea = 'addsTopsAndBottoms' | 'dropsSign' | 'addsEverything' | 'none';

/** What makes simulated students differ. */
export interface Character {
  /** Chance to know an answer at the start, 0 to 1. */
  readonly ability: number;
  /** How much that chance grows with each answer. */
  readonly growth: number;
  /** Time an answer takes, in milliseconds, on average. */
  readonly thinks: number;
  /** Chance to ask for a hint before answering. */
  readonly asksForHints: number;
  readonly wrongIdea: WrongIdea;
}

const CHARACTERS: readonly [Character, ...Character[]] = [
  { ability: 0.9, growth: 0.005, thinks: 14_000, asksForHints: 0, wrongIdea: 'none' },
  { ability: 0.55, growth: 0.02, thinks: 24_000, asksForHints: 0.1, wrongIdea: 'addsTopsAndBottoms' },
  { ability: 0.75, growth: 0.01, thinks: 9_000, asksForHints: 0.05, wrongIdea: 'dropsSign' },
  { ability: 0.25, growth: 0.005, thinks: 32_000, asksForHints: 0.3, wrongIdea: 'addsEverything' },
  { ability: 0.5, growth: 0.03, thinks: 18_000, asksForHints: 0.2, wrongIdea: 'addsTopsAndBottoms' },
];

/** The character of a person: always the same, spread over those there are. */
export function characterOf(personId: string): Character {
  const number = Number.parseInt(personId, 10) || 0;
  return CHARACTERS[(number + CHARACTERS.length - 1) % CHARACTERS.length] ?? CHARACTERS[0];
}
