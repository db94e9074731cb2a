import { FormJudge, type FormWorth } from '../../learning/explore/formWorth.ts';
import type { Store } from '../../store/port/store.ts';
import { eventsByLearner } from './learnersOf.ts';

/** How the forms of explanation of a pack served the people in its classes, from the log, best first. */
export async function judgeForms(
  store: Pick<Store, 'log' | 'summaries' | 'packs'>,
  pack: string,
): Promise<readonly FormWorth[]> {
  const current = (await store.packs.current()).find(({ id }) => id === pack);
  const published = current ? await store.packs.get(pack, current.version) : null;
  const skills = published?.pack.skills ?? [];
  const forms = new Map(skills.map(({ id, explanations }) => [id, explanations.map(({ form }) => form)]));
  const judge = new FormJudge((skill) => forms.get(skill) ?? []);
  for await (const events of eventsByLearner(store, pack)) judge.take(events);
  return judge.result();
}
