import { draw } from '../draw.ts';
import type { ExpandedItem } from '../expand.ts';
import type { FilledAsk } from '../filledAsk.ts';
import type { Instance, InstanceQuestion } from '../instance.ts';
import type { Pack } from '../pack.ts';
import { drawOnce, drawScope } from '../scope.ts';
import { instantiate } from '../template.ts';
import { valueText } from '../value.ts';
import { findCoinciding, findWrongKey } from './key.ts';
import { findBrokenText } from './markdown.ts';
import { findPatterns } from './patterns.ts';
import { type Problem, problem, type Report } from './report.ts';
import { Variety } from './variety.ts';

/** Seeds whose texts are all set; of the others those that differ from all before in more than their numbers. */
const SEEDS_WITH_TEXTS = 25;
/** Draws of which at least one must meet the constraints. */
const RARE = 50;

function askTexts(ask: FilledAsk): string[] {
  switch (ask.kind) {
    case 'choice':
    case 'multiple':
      return ask.options.map(({ text }) => text);
    case 'order':
      return ask.entries.map(({ text }) => text);
    case 'match':
      return [...ask.left, ...ask.right].map(({ text }) => text);
    case 'cloze':
      return ask.parts.flatMap((part) =>
        'text' in part ? [part.text] : part.choices.map(({ text }) => text),
      );
    case 'number':
    case 'text':
    case 'expression':
      return [];
  }
}

type FindBroken = typeof findBrokenText;

function textProblems(question: InstanceQuestion, path: string, findBroken: FindBroken): Problem[] {
  return [
    ...findBroken(`${path}.prompt`, question.prompt),
    ...question.hints.flatMap((forms, i) =>
      forms.flatMap(({ text }) => findBroken(`${path}.hints.${i}`, text)),
    ),
    ...findBroken(`${path}.explanation`, question.explanation ?? ''),
    ...[question.solution, ...askTexts(question.ask)].flatMap((text) => findBroken(`${path}.ask`, text)),
    ...[...question.feedbacks.values()].flatMap((text) => findBroken(`${path}.ask`, text)),
  ];
}

/** Sets a text only where one of its shape was not seen yet: with other numbers in it, it holds as well. */
function makeFindInNewShapes(): FindBroken {
  const seen = new Set<string>();
  return (path, text) => {
    const shape = text.replace(/\d+/g, '0');
    if (seen.has(shape)) return [];
    seen.add(shape);
    return findBrokenText(path, text);
  };
}

function instanceProblems(
  instance: Instance,
  path: string,
  isSteps: boolean,
  findBroken: FindBroken,
): Problem[] {
  return instance.questions.flatMap((question, step) => {
    const at = isSteps ? `${path}.steps.${step}` : path;
    return [
      ...findWrongKey(question, at, instance.language),
      ...findCoinciding(question, at),
      ...findPatterns(question, at),
      ...textProblems(question, at, findBroken),
    ];
  });
}

/** ` (seed 7: a = 3, b = 4)`: the values an author can try the item with. */
function valuesAt(pack: Pack, expanded: ExpandedItem, seed: number): string {
  try {
    const scope = drawScope(expanded, draw(seed, expanded.id), pack.language, pack.language);
    const values = [...scope].slice(0, 12).map(([name, value]) => `${name} = ${valueText(value)}`);
    return values.length === 0 ? '' : ` (seed ${seed}: ${values.join(', ')})`;
  } catch {
    return ` (seed ${seed})`;
  }
}

/** Whether values that meet the constraints are found often enough. Errors of expressions are told elsewhere. */
function constraintProblems(pack: Pack, expanded: ExpandedItem, path: string): Problem[] {
  if (expanded.item.constraints.length === 0) return [];
  const draws = Array.from({ length: 300 }, (_unused, seed) => draw(seed, `${expanded.id} constraints`));
  try {
    const met = draws.filter(
      (chance) => drawOnce(expanded, chance, pack.language, pack.language).holds,
    ).length;
    if (met * RARE >= draws.length) return [];
    const message = `the constraints hold for ${met} of ${draws.length} draws`;
    return [problem(`${path}.constraints`, message, 'widen the parameters or loosen the constraints')];
  } catch {
    return [];
  }
}

function tried(pack: Pack, expanded: ExpandedItem, seed: number, language: string): Instance | string {
  try {
    return instantiate(pack, expanded, seed, language);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * Fills an item in with seeds 0, 1, 2 … in the pack's languages in turn and reports what is wrong with any of them, and
 * whether they differ enough.
 */
export function checkSeeds(
  pack: Pack,
  expanded: ExpandedItem,
  path: string,
  seeds: number,
  report: Report,
): void {
  const rare = constraintProblems(pack, expanded, path);
  report.add(rare);
  if (rare.length > 0) return;
  const full = expanded.fact ? 1 : SEEDS_WITH_TEXTS;
  const isSteps = expanded.item.steps !== undefined;
  const variety = new Variety(expanded);
  const findInNewShapes = makeFindInNewShapes();
  for (let seed = 0; seed < seeds; seed++) {
    const languages =
      seed < full ? pack.languages : [pack.languages[seed % pack.languages.length] ?? pack.language];
    for (const language of languages) {
      const instance = tried(pack, expanded, seed, language);
      if (language === pack.language && typeof instance !== 'string') variety.add(instance);
      const problems =
        typeof instance === 'string'
          ? [
              problem(
                path,
                `it can't be filled in: ${instance}`,
                'correct the expression, or exclude the values',
              ),
            ]
          : instanceProblems(instance, path, isSteps, seed < full ? findBrokenText : findInNewShapes);
      if (problems.length > 0) report.add(problems, valuesAt(pack, expanded, seed));
    }
    if (!languages.includes(pack.language) && variety.isOpen) {
      const instance = tried(pack, expanded, seed, pack.language);
      if (typeof instance !== 'string') variety.add(instance);
    }
  }
  report.add(variety.problems(path, isSteps));
}

/** How many seeds can differ: one for an item without anything to draw or shuffle. */
export function seedsFor({ item, fact }: ExpandedItem, most: number): number {
  if (Object.keys(item.parameters).length > 0) return most;
  return Math.min(most, fact && item.others > 0 ? 20 : 2);
}
