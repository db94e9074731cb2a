import { findCoverage } from './checks/coverage.ts';
import { findNames } from './checks/names.ts';
import { findHelp, findLostPrompt } from './checks/question.ts';
import { problem, Report } from './checks/report.ts';
import { checkSeeds, seedsFor } from './checks/seeds.ts';
import { itemTexts } from './checks/texts.ts';
import { findTranslations } from './checks/translations.ts';
import { type ExpandedItem, expandItem, type FactTexts, factTexts, questionsOf } from './expand.ts';
import type { Finding } from './finding.ts';
import type { Pack } from './pack.ts';
import type { Item } from './question.ts';
import { findStructure } from './structure.ts';

/** How thoroughly to check, and whom to tell how far it got. */
export interface CheckOptions {
  /** Seeds each template is filled in with. */
  readonly seeds?: number;
  readonly onProgress?: (done: number, total: number) => void;
}

function factProblem(item: Item, made: readonly ExpandedItem[], path: string) {
  if (item.each === undefined) return [];
  if (made.length === 0)
    return [problem(path, 'no fact has one of its skills', 'add facts, or take each: facts out')];
  const fewest = Math.min(...made.map(({ siblings }) => siblings.length));
  return fewest < item.others
    ? [problem(`${path}.others`, `a skill has only ${fewest} other facts`, 'lower others, or add facts')]
    : [];
}

function checkItem(item: Item, pack: Pack, texts: FactTexts, path: string, seeds: number): Finding[] {
  const report = new Report(item.id);
  const made = expandItem(item, pack.facts, texts);
  report.add(findNames(item, path, pack.facts));
  report.add(factProblem(item, made, path));
  report.add(findLostPrompt(item, path));
  report.add(findTranslations(itemTexts(item, path), pack.languages));
  questionsOf(item).forEach((question, step) => {
    report.add(findHelp(question, item.steps ? `${path}.steps.${step}` : path));
  });
  const blocked = report.findings.some(
    ({ level, path: at }) => level === 'error' && /\.(ask|let|constraints|others)/.test(at),
  );
  if (!blocked) {
    for (const expanded of made) checkSeeds(pack, expanded, path, seedsFor(expanded, seeds), report);
  }
  return report.findings;
}

/**
 * Everything that can be found wrong with a pack: structure, coverage, translations, and every item filled in with many
 * seeds in every language. Pure and deterministic; takes seconds for a few hundred templates.
 */
export function checkPack(pack: Pack, { seeds = 300, onProgress }: CheckOptions = {}): Finding[] {
  const findings = [...findStructure(pack), ...findCoverage(pack)];
  const texts = factTexts(pack.facts);
  pack.items.forEach((item, index) => {
    findings.push(...checkItem(item, pack, texts, `items.${index}`, seeds));
    onProgress?.(index + 1, pack.items.length);
  });
  return findings;
}
