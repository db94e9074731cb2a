import { FormJudge, type FormWorth, shownExplanation, shownHint } from '../../learning/explore/formWorth.ts';
import type { Store } from '../../store/port/store.ts';
import { eventsByLearner } from './learnersOf.ts';

/** How forms served, best first. */
export interface FormsServed {
  readonly explanations: readonly FormWorth[];
  readonly hints: readonly FormWorth[];
}

/** How the forms of explanations and of hints of a pack served the people in its classes, from the log. */
export async function judgeForms(
  store: Pick<Store, 'log' | 'summaries' | 'packs'>,
  pack: string,
): Promise<FormsServed> {
  const current = (await store.packs.current()).find(({ id }) => id === pack);
  const published = current ? await store.packs.get(pack, current.version) : null;
  const skills = published?.pack.skills ?? [];
  const forms = new Map(skills.map(({ id, explanations }) => [id, explanations.map(({ form }) => form)]));
  const explanations = new FormJudge(shownExplanation((skill) => forms.get(skill) ?? []));
  const hints = new FormJudge(shownHint);
  for await (const events of eventsByLearner(store, pack)) {
    explanations.take(events);
    hints.take(events);
  }
  return { explanations: explanations.result(), hints: hints.result() };
}
