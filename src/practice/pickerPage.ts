import { type PickerPack, PresentationTarget } from '../api/activity.ts';
import type { PageData, Pages, Viewer } from '../api/page.ts';
import type { Learner } from '../store/port/learners.ts';
import type { Session } from '../store/port/sessions.ts';
import type { Practice } from './practice.ts';
import { presentPack } from './present/pack.ts';

/** Subjects in the order packs are offered. */
const SUBJECTS: readonly string[] = ['mathematics', 'language', 'science', 'other'];

/** Every pack, by subject and then by title. */
function offers(practice: Practice, locale: string): readonly PickerPack[] {
  const subject = (pack: PickerPack) => SUBJECTS.indexOf(pack.subject);
  return practice.packs
    .all()
    .map((index) => presentPack(index, locale))
    .toSorted((a, b) => subject(a) - subject(b) || a.title.localeCompare(b.title, locale));
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
    tampered?: boolean;
  },
): PageData<'picker'> {
  const { token, session, learner, viewer, start, tampered = false } = opened;
  const { deepLink } = session;
  return {
    page: 'picker',
    token,
    locale: session.locale,
    data: {
      packs: offers(practice, session.locale),
      start,
      acceptsColumn: deepLink?.acceptLineItem ?? true,
      acceptsSeveral: deepLink?.acceptMultiple ?? false,
      targets: PresentationTarget.options.filter((target) => deepLink?.acceptTargets.includes(target)),
      cancellable: deepLink !== null,
      tampered,
      settings: learner.settings,
      viewer,
    },
  };
}
