import type { ActivityRequest, PickerPack, PickerSkill } from '../../../src/api/activity.ts';

/** An activity being decided; the same fields as the request, before they are checked. */
export type Draft = ActivityRequest;

export type DraftFault = 'title' | 'skills';

/** What is still missing before the draft can be sent; fields with fixed choices cannot be wrong. */
export function faultsOf(draft: Draft): readonly DraftFault[] {
  return [
    ...(draft.title.trim() === '' ? (['title'] as const) : []),
    ...(draft.skills.length === 0 ? (['skills'] as const) : []),
  ];
}

/** The chosen skills with one added or taken away, in the order of the pack, which the class page then shows. */
export function toggleSkill(pack: PickerPack, chosen: readonly string[], skill: string): string[] {
  const has = chosen.includes(skill);
  return pack.skills.map(({ id }) => id).filter((id) => (id === skill ? !has : chosen.includes(id)));
}

/** The chosen skills with all of some added, or all of them taken away when all were chosen. */
export function toggleAll(
  pack: PickerPack,
  chosen: readonly string[],
  some: readonly PickerSkill[],
): string[] {
  const ids = new Set(some.map(({ id }) => id));
  const all = some.every(({ id }) => chosen.includes(id));
  return pack.skills.map(({ id }) => id).filter((id) => (ids.has(id) ? !all : chosen.includes(id)));
}

/** Skills of the pack that the chosen ones build on, at any distance, and that are not chosen. */
export function missingBasis(pack: PickerPack, chosen: readonly string[]): readonly PickerSkill[] {
  const byId = new Map(pack.skills.map((skill) => [skill.id, skill]));
  const needed = new Set<string>();
  const visit = (id: string): void => {
    for (const required of byId.get(id)?.requires ?? []) {
      if (needed.has(required)) continue;
      needed.add(required);
      visit(required);
    }
  };
  for (const id of chosen) visit(id);
  return pack.skills.filter(({ id }) => needed.has(id) && !chosen.includes(id));
}
