import type { PickerPack } from '../../api/activity.ts';
import type { PackIndex } from '../../content/packIndex.ts';
import { wording } from '../../content/text.ts';
import { presentReviewLoads } from './reviewLoads.ts';

/** A pack as an instructor chooses from it, skills in their author's order. */
export function presentPack(index: PackIndex, locale: string): PickerPack {
  const { pack } = index.published;
  const say = (text: Parameters<typeof wording>[0]) => wording(text, locale, pack.language);
  return {
    id: pack.id,
    title: say(pack.title),
    description: say(pack.description),
    subject: pack.subject,
    licence: pack.licence,
    reviewLoads: presentReviewLoads(),
    skills: pack.skills.map(({ id, title, description, group, requires }) => ({
      id,
      title: say(title),
      description: say(description),
      group: group === undefined ? null : say(group),
      requires,
      items: index.catalogue.itemsBySkill.get(id)?.length ?? 0,
    })),
  };
}
