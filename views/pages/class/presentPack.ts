import type { PickerPack } from '../../../src/api/activity.ts';
import type { ClassOverview } from '../../../src/api/class.ts';

/** The activity's present skills as a pack to choose from, where the packs themselves did not come with the page. */
export function presentPack(overview: ClassOverview, id: string): PickerPack {
  const skills = overview.skills.map((skill) => ({ ...skill, description: '', requires: [], items: 0 }));
  return { id, title: overview.activity.title, description: '', subject: '', licence: '', skills };
}
