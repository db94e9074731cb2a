import type { SkillNode } from '../learning/catalogue.ts';

/**
 * Skills with their prerequisites first (Kahn 1962), otherwise in authored order. Skills on a cycle, and those behind
 * one, are in `stuck`; prerequisites that do not exist are ignored.
 */
export function topological(skills: readonly SkillNode[]): {
  sorted: readonly SkillNode[];
  stuck: readonly SkillNode[];
} {
  const known = new Set(skills.map((skill) => skill.id));
  const done = new Set<string>();
  const sorted: SkillNode[] = [];
  let waiting = skills;
  for (;;) {
    const ready = waiting.filter((skill) => skill.requires.every((id) => done.has(id) || !known.has(id)));
    if (ready.length === 0) return { sorted, stuck: waiting };
    for (const skill of ready) done.add(skill.id);
    sorted.push(...ready);
    waiting = waiting.filter((skill) => !done.has(skill.id));
  }
}
