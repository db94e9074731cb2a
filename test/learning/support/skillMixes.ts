import type { Catalogue, CatalogueItem, Question } from '../../../src/learning/catalogue.ts';
import { type Chance, chanceOf } from '../../../src/learning/sequencing/chance.ts';
import { catalogueOf } from './syntheticPack.ts';

/** Skills of each mix. */
export const MIXED_SKILLS = 20;
const ITEMS_PER_SKILL = 30;

/** Letters of an id: of a usual one, of a UUID, by which standards name skills, and of the longest that a pack may have. */
const USUAL = 8;
const UUID = 36;
const LONGEST = 64;

/** A pack by how its questions mix its skills and how long its ids are. */
export interface SkillMix {
  readonly name: string;
  /** Letters of an id. */
  readonly letters: number;
  /** Whether the bound of a state counts the ids: they are no longer than those of standards. */
  readonly counted: boolean;
  readonly catalogue: Catalogue;
}

/** Skills of the questions on a skill, by their places in the pack. */
type Mixed = (skill: number, chance: Chance) => readonly number[];

const alone: Mixed = (skill) => [skill];
const besideNext: Mixed = (skill) => [skill, (skill + 1) % MIXED_SKILLS];
const besideAny: Mixed = (skill, chance) => [skill, other(skill, chance)];
const sometimesBesideAny: Mixed = (skill, chance) =>
  chance.share() < 0.5 ? [skill] : [skill, other(skill, chance)];

function other(skill: number, chance: Chance): number {
  return (skill + 1 + Math.floor(chance.share() * (MIXED_SKILLS - 1))) % MIXED_SKILLS;
}

/** From packs that are easy to keep to the one that is hardest. */
export const SKILL_MIXES: readonly SkillMix[] = [
  mix('single skills', alone, USUAL),
  mix('adjacent pairs of skills', besideNext, USUAL),
  mix('random pairs of skills', besideAny, USUAL),
  mix('single skills and random pairs', sometimesBesideAny, USUAL),
  mix('single skills, ids of 36 letters (UUIDs)', alone, UUID),
  mix('random pairs, ids of 36 letters (UUIDs)', besideAny, UUID),
  mix('random pairs, ids of 64 letters (the longest)', besideAny, LONGEST),
];

function mix(name: string, mixed: Mixed, letters: number): SkillMix {
  const chance = chanceOf(20);
  const id = (kind: string, nth: number) => `${kind}-${nth}-`.padEnd(letters, 'x').slice(0, letters);
  const skills = Array.from({ length: MIXED_SKILLS }, (_, nth) => ({ id: id('s', nth), requires: [] }));
  const items = Array.from({ length: MIXED_SKILLS * ITEMS_PER_SKILL }, (_, nth): CatalogueItem => {
    const places = mixed(nth % MIXED_SKILLS, chance);
    const question: Question = {
      item: id('i', nth),
      step: 0,
      skills: places.map((place) => ({ skill: id('s', place), weight: 1 / places.length })),
      difficulty: 3 * chance.share() - 1.5,
      guess: nth % 3 === 0 ? 0.25 : 0,
      fact: null,
    };
    return { id: question.item, version: '1', questions: [question], shows: null };
  });
  return { name, letters, counted: letters <= UUID, catalogue: catalogueOf(skills, items) };
}
