import { compact } from '../../../src/store/port/compact.ts';
import type { SkillMix } from './skillMixes.ts';

/** Bytes that something takes as kept. */
export function bytesKept(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(compact(value)));
}

/** A model's state without its items, which are bounded for themselves. */
export function withoutItems(model: unknown): unknown {
  return { ...Object(model), items: [] };
}

/** Bytes of a model's state for each skill of a pack, the skill's id among them. */
export function bytesPerSkill({ catalogue }: SkillMix, model: unknown): number {
  return bytesKept(withoutItems(model)) / catalogue.skills.length;
}
