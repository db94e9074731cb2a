import { cycles } from '../learning/graph.ts';
import { BLANK } from './asks/cloze.ts';
import { diagnosesOf } from './diagnoses.ts';
import { questionsOf } from './expand.ts';
import type { Finding } from './finding.ts';
import type { Pack } from './pack.ts';
import type { Ask, Item } from './question.ts';

function error(path: string, message: string, remedy: string, item?: string): Finding {
  return { level: 'error', path, message, remedy, ...(item === undefined ? {} : { item }) };
}

function duplicates(list: readonly { readonly id: string }[], path: string): Finding[] {
  const seen = new Set<string>();
  return list.flatMap(({ id }, index) => {
    const again = seen.has(id);
    seen.add(id);
    return again ? [error(`${path}.${index}.id`, `${id} is used twice`, 'give each its own id')] : [];
  });
}

function unknown(path: string, kind: string, id: string, item?: string): Finding {
  return error(path, `there is no ${kind} ${id}`, `correct the id or add the ${kind}`, item);
}

function skillFindings(pack: Pack, skills: ReadonlySet<string>): Finding[] {
  const references = pack.skills.flatMap((skill, i) =>
    skill.requires.filter((id) => !skills.has(id)).map((id) => unknown(`skills.${i}.requires`, 'skill', id)),
  );
  const circles = cycles(pack.skills)
    .flat()
    .map((id) =>
      error(
        `skills.${pack.skills.findIndex((skill) => skill.id === id)}.requires`,
        `${id} requires itself by way of its prerequisites`,
        'take one prerequisite of the circle out',
      ),
    );
  return [...references, ...circles];
}

function blankFindings(ask: Ask, path: string, item: string): Finding[] {
  if (ask.kind !== 'cloze') return [];
  const wordings = typeof ask.text === 'string' ? [ask.text] : Object.values(ask.text);
  const names = Object.keys(ask.blanks);
  return wordings.flatMap((text) => {
    const placed = [...text.matchAll(BLANK)].map((match) => match[1] ?? '');
    const missing = names.filter((name) => !placed.includes(name));
    const extra = placed.filter((name) => !names.includes(name));
    const again = placed.filter((name, index) => placed.indexOf(name) !== index);
    return [
      ...missing.map((name) =>
        blank(path, item, `the blank ${name} is not in the text`, `write {#${name}} in it`),
      ),
      ...extra.map((name) => blank(path, item, `{#${name}} has no blank`, `describe ${name} under blanks`)),
      ...again.map((name) => blank(path, item, `{#${name}} stands twice`, 'give each blank its own name')),
    ];
  });
}

function blank(path: string, item: string, message: string, remedy: string): Finding {
  return error(`${path}.ask.text`, message, remedy, item);
}

function itemFindings(
  item: Item,
  path: string,
  skills: ReadonlySet<string>,
  known: ReadonlySet<string>,
): Finding[] {
  return questionsOf(item).flatMap((question, step) => {
    const at = item.steps ? `${path}.steps.${step}` : path;
    const uses = question.skills.filter((use) => !skills.has(use.skill));
    const names = diagnosesOf(question.ask).flatMap(({ misconception }) => misconception ?? []);
    return [
      ...uses.map((use) => unknown(`${at}.skills`, 'skill', use.skill, item.id)),
      ...names.filter((id) => !known.has(id)).map((id) => unknown(`${at}.ask`, 'misconception', id, item.id)),
      ...blankFindings(question.ask, at, item.id),
    ];
  });
}

/** What must hold before a pack can be indexed: unique ids, references that exist, no circle of prerequisites. */
export function findStructure(pack: Pack): Finding[] {
  const skills = new Set(pack.skills.map((skill) => skill.id));
  const misconceptions = new Set(pack.misconceptions.map((entry) => entry.id));
  const facts = pack.facts.flatMap((fact, i) =>
    skills.has(fact.skill) ? [] : [unknown(`facts.${i}.skill`, 'skill', fact.skill)],
  );
  return [
    ...duplicates(pack.skills, 'skills'),
    ...duplicates(pack.facts, 'facts'),
    ...duplicates(pack.misconceptions, 'misconceptions'),
    ...duplicates(pack.items, 'items'),
    ...skillFindings(pack, skills),
    ...facts,
    ...pack.items.flatMap((item, i) => itemFindings(item, `items.${i}`, skills, misconceptions)),
  ];
}
