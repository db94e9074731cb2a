import type { SkillView } from '../../../src/api/turn.ts';

/** The skill that lacks nothing but its delayed success, of several the one whose comes up first, and when. */
export function nextDelayed(
  skills: readonly SkillView[],
): { readonly skill: SkillView; readonly from: number } | null {
  const waiting = skills.flatMap((skill) => {
    const [missing, ...more] = skill.missing;
    const onlyWaits = more.length === 0 && missing?.code === 'delayed' && missing.from !== null;
    return onlyWaits ? [{ skill, from: missing.from }] : [];
  });
  return waiting.sort((a, b) => a.from - b.from)[0] ?? null;
}
