import type { ClassAction } from '../../api/class.ts';
import { contentLanguage } from '../../content/contentLanguage.ts';
import { blockHtml } from '../../content/markdown.ts';
import type { PackIndex } from '../../content/packIndex.ts';
import { promptHtml, shownAnswer } from '../../content/publicItem.ts';
import { wording } from '../../content/text.ts';
import type { SkillShare } from '../../learning/catalogue.ts';
import { instanceOf } from '../openQuestion.ts';
import type { Practice } from '../practice.ts';
import { startedOf, topMisconception } from './actions.ts';
import type { ClassPerson } from './people.ts';

/** The skill that has most of a question; null where the pack has it no more. */
function mainSkill({ published: { pack } }: PackIndex, shares: readonly SkillShare[], locale: string) {
  const [top] = shares.toSorted((a, b) => b.weight - a.weight);
  const skill = pack.skills.find(({ id }) => id === top?.skill);
  return skill ? { id: skill.id, title: wording(skill.title, locale, pack.language) } : null;
}

/** One real wrong answer that shows it, and the question it was given to. */
async function exampleOf(
  practice: Practice,
  index: PackIndex,
  { learner, event }: { learner: string; event: string },
  locale: string,
) {
  const found = await practice.store.log.find(learner, event);
  if (found?.kind !== 'attempt') return null;
  const skill = mainSkill(index, found.evidence.skills, locale);
  if (skill === null) return null;
  const instance = await instanceOf(practice, found, locale);
  return {
    skill,
    question: promptHtml(instance, found.step),
    answer: shownAnswer(instance, found.step, found.answer),
    language: instance.language,
  };
}

/** The misconception most learners show, with an example and the answer to it. */
export async function frequentMisconception(
  practice: Practice,
  index: PackIndex,
  people: readonly ClassPerson[],
  locale: string,
): Promise<ClassAction | null> {
  const top = topMisconception(startedOf(people));
  const known = top ? index.misconceptionById.get(top.id) : undefined;
  const [first] = top?.people ?? [];
  const tally = first?.row.misconceptions.find(({ id }) => id === top?.id);
  if (!top || !known || !first || !tally) return null;
  const example = await exampleOf(practice, index, { learner: first.learner, event: tally.event }, locale);
  if (!example) return null;
  const { pack } = index.published;
  const language = contentLanguage(pack, locale);
  return {
    kind: 'misconception',
    id: known.id,
    title: wording(known.title, locale, pack.language),
    answer: blockHtml(wording(known.feedback, language, pack.language), language, pack.italics),
    people: top.people.map(({ learner, name }) => ({ learner, name })),
    example,
  };
}
