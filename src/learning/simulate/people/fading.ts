import { logit, sigmoid } from '../../models/logit.ts';
import { normal } from '../draws.ts';
import type { Making, Mind } from '../mind.ts';
import { TRUE_MASTERY } from '../person.ts';

/** Strength before practice: mean and spread, in logits. */
const START = -1.2;
const SPREAD = 1.1;
/** Logits gained from one question, less the stronger the skill is, and ability's part. */
const GAIN = 0.5;
const ABLE = 0.2;
/** Strength at which gains have fallen to 1/e. */
const ROOM = 2.5;
/** Days until a new skill has lost a third of its gain, and how much longer each further day of practice makes it. */
const HOLDS = 6;
const SPACING = 1.8;

interface Trace {
  /** Logits before practice, and gained by it. */
  readonly base: number;
  gained: number;
  /** Days that what is gained holds. */
  holds: number;
  rested: boolean;
}

/**
 * Degrees of strength on each skill (item response theory), gained by practice in steps that grow smaller, lost by a power
 * of time (Wixted & Ebbesen 1991) that is slower after each further day of practice.
 */
export function fading({ chance, ability, skills, requires }: Making): Mind {
  const traces = new Map<string, Trace>();
  for (const { id } of skills) {
    traces.set(id, { base: START + SPREAD * normal(chance), gained: 0, holds: HOLDS, rested: true });
  }
  const strength = (skill: string) => {
    const trace = traces.get(skill);
    return trace === undefined ? START : trace.base + trace.gained;
  };
  const bar = logit(TRUE_MASTERY);
  return {
    strength,
    knows: (skill) => strength(skill) >= bar,
    learn: (skill, weight) => {
      const trace = traces.get(skill);
      if (trace === undefined) return;
      const readiness = requires(skill).reduce(
        (least, one) => Math.min(least, sigmoid(1 + strength(one))),
        1,
      );
      const room = Math.exp(-Math.max(0, strength(skill) + 1) / ROOM);
      trace.gained += (GAIN + ABLE * Math.max(-1, ability)) * weight * readiness * room;
      if (trace.rested && trace.gained > 0) trace.holds *= SPACING;
      trace.rested = false;
    },
    away: (days) => {
      for (const trace of traces.values()) {
        trace.gained *= (1 + days / trace.holds) ** -0.4;
        trace.rested = true;
      }
    },
  };
}
