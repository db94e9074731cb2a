import type { LearnerEvent } from '../event.ts';
import { type Arm, NEW_ARM } from './thompson.ts';

/** What questions of items led to, by item: whether the next question on the same skill went right at once. */
export type Worth = Readonly<Record<string, Arm>>;

/**
 * What one learner's log adds to the worth of items: a question that is over waits for the next first try on its main
 * skill in a question of another item, unaided, and is good when that is right. Called log by log, it adds up.
 */
export function addWorth(worth: Worth, events: Iterable<LearnerEvent>): Worth {
  const counted: Record<string, Arm> = { ...worth };
  const waiting = new Map<string, string>();
  for (const event of events) {
    if (event.kind !== 'attempt' && event.kind !== 'reveal') continue;
    const skill = event.evidence.skills[0]?.skill;
    if (skill === undefined) continue;
    const before = waiting.get(skill);
    const first = event.kind === 'attempt' && event.try === 1 && event.evidence.unaided;
    if (first && before !== undefined && before !== event.item) {
      const { good, bad } = counted[before] ?? NEW_ARM;
      const right = event.mark.correct;
      counted[before] = { good: good + (right ? 1 : 0), bad: bad + (right ? 0 : 1) };
      waiting.delete(skill);
    }
    if (event.then === 'closed') waiting.set(skill, event.item);
  }
  return counted;
}
