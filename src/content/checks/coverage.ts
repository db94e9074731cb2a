import { diagnosesOf } from '../diagnoses.ts';
import { expandItems, questionsOf } from '../expand.ts';
import type { Finding } from '../finding.ts';
import type { Pack, Skill } from '../pack.ts';
import { findLanguages, findMarkedWords } from './languages.ts';
import { findBrokenText } from './markdown.ts';
import { type Problem, problem, warning } from './report.ts';
import { packTexts } from './texts.ts';
import { findTranslations } from './translations.ts';

/** Fewest items a skill can be practised and measured with. */
const FEWEST_ITEMS = 5;
/** Fewest different ways to explain a skill. */
const FEWEST_FORMS = 2;

function itemCounts(pack: Pack): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { item, fact } of expandItems(pack)) {
    const used = new Set(questionsOf(item).flatMap(({ skills }) => skills.map(({ skill }) => skill)));
    const skills = fact ? [fact.skill] : used;
    for (const skill of skills) counts.set(skill, (counts.get(skill) ?? 0) + 1);
  }
  return counts;
}

/** Skills nobody can get to: a prerequisite, or one of its own, is missing, without items, or part of a circle. */
function unreachable(pack: Pack, counts: ReadonlyMap<string, number>): ReadonlySet<string> {
  const reached = new Set<string>();
  for (let before = -1; before < reached.size; ) {
    before = reached.size;
    for (const { id, requires } of pack.skills) {
      const met = requires.every((needed) => reached.has(needed) && (counts.get(needed) ?? 0) > 0);
      if (met) reached.add(id);
    }
  }
  return new Set(pack.skills.map(({ id }) => id).filter((id) => !reached.has(id)));
}

function skillProblems(skill: Skill, path: string, items: number, isReachable: boolean): Problem[] {
  const found: Problem[] = [];
  const forms = new Set(skill.explanations.map(({ form }) => form)).size;
  if (items < FEWEST_ITEMS) {
    found.push(problem(path, `the skill ${skill.id} has ${items} items`, `write at least ${FEWEST_ITEMS}`));
  }
  if (forms < FEWEST_FORMS) {
    const remedy = 'explain it in at least two forms, such as a picture and a worked example';
    found.push(
      problem(`${path}.explanations`, `the skill ${skill.id} is explained in ${forms} form`, remedy),
    );
  }
  if (!isReachable) {
    const remedy = 'give every prerequisite items and take circles apart';
    found.push(problem(`${path}.requires`, `the skill ${skill.id} can't be reached`, remedy));
  }
  return found;
}

function unused(pack: Pack): Problem[] {
  const asks = pack.items.flatMap((item) => questionsOf(item).map(({ ask }) => ask));
  const used = new Set(
    asks.flatMap((ask) => diagnosesOf(ask).flatMap(({ misconception }) => misconception ?? [])),
  );
  return pack.misconceptions.flatMap(({ id }, i) =>
    used.has(id)
      ? []
      : [
          warning(
            `misconceptions.${i}`,
            `no answer shows the misconception ${id}`,
            'name it in a wrong answer or take it out',
          ),
        ],
  );
}

/** What is wrong with a pack outside its items: skills, misconceptions, languages and their texts. */
export function findCoverage(pack: Pack): Finding[] {
  const counts = itemCounts(pack);
  const lost = unreachable(pack, counts);
  const texts = packTexts(pack);
  const wordings = texts.flatMap(({ path, text }) =>
    typeof text === 'string'
      ? [{ path, words: text }]
      : Object.values(text).map((words) => ({ path, words })),
  );
  return [
    ...findLanguages(pack),
    ...pack.skills.flatMap((skill, i) =>
      skillProblems(skill, `skills.${i}`, counts.get(skill.id) ?? 0, !lost.has(skill.id)),
    ),
    ...findTranslations(texts, pack.languages),
    ...wordings.flatMap(({ path, words }) => findBrokenText(path, words)),
    ...findMarkedWords(wordings),
    ...unused(pack),
  ];
}
