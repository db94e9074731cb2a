/** Skills up to which each is shown from the start: they stand beside or below each other on most screens. */
const FEW = 8;

/** Whether the skills are few enough to be shown all at once. */
export function areFew(skills: readonly unknown[]): boolean {
  return skills.length <= FEW;
}

/** Skills by group, groups in the order in which they first appear. */
export function groupSkills<S extends { readonly group: string | null }>(
  skills: readonly S[],
): readonly (readonly [string | null, readonly S[]])[] {
  const groups = new Map<string | null, S[]>();
  for (const skill of skills) groups.set(skill.group, [...(groups.get(skill.group) ?? []), skill]);
  return [...groups];
}
