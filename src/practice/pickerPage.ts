import type { PickerPack } from '../api/activity.ts';
import type { PageData, Pages, Viewer } from '../api/page.ts';
import type { PackIndex } from '../content/packIndex.ts';
import { wording } from '../content/text.ts';
import type { Learner } from '../store/port/learners.ts';
import type { Session } from '../store/port/sessions.ts';
import type { Practice } from './practice.ts';

function offer(index: PackIndex, locale: string): PickerPack {
  const { pack } = index.published;
  const say = (text: Parameters<typeof wording>[0]) => wording(text, locale, pack.language);
  return {
    id: pack.id,
    title: say(pack.title),
    description: say(pack.description),
    subject: pack.subject,
    licence: pack.licence,
    skills: index.catalogue.skills.flatMap(({ id }) => {
      const skill = index.skillById.get(id);
      if (!skill) return [];
      return {
        id,
        title: say(skill.title),
        description: say(skill.description),
        group: skill.group === undefined ? null : say(skill.group),
        requires: skill.requires,
        items: index.catalogue.itemsBySkill.get(id)?.length ?? 0,
      };
    }),
  };
}

/** The page on which an instructor chooses what students practise. */
export function pickerPage(
  practice: Practice,
  opened: {
    token: string;
    session: Session;
    learner: Learner;
    viewer: Viewer;
    start: Pages['picker']['start'];
  },
): PageData<'picker'> {
  const { token, session, learner, viewer, start } = opened;
  return {
    page: 'picker',
    token,
    locale: session.locale,
    data: {
      packs: practice.packs.all().map((index) => offer(index, session.locale)),
      start,
      acceptsColumn: session.deepLink?.acceptLineItem ?? true,
      settings: learner.settings,
      viewer,
    },
  };
}
