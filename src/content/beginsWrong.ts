import { type ExpandedItem, questionsOf } from './expand.ts';
import type { InstanceQuestion } from './instance.ts';
import type { Pack } from './pack.ts';
import type { Ask } from './question.ts';
import { instantiate } from './template.ts';

function factorial(count: number): number {
  return count <= 1 ? 1 : count * factorial(count - 1);
}

/** Whether a shuffle of the entries may, and need not, be one of the known wrong orders. */
function mayBegin(ask: Ask): boolean {
  if (ask.kind !== 'order') return false;
  const wrong = new Set(ask.wrong?.map(({ order }) => order.join()));
  // The right order is never shown.
  return wrong.size > 0 && wrong.size < factorial(ask.entries.length) - 1;
}

/** Whether the entries stand in a known wrong order before any was moved. */
function begins({ ask, key }: InstanceQuestion): boolean {
  if (ask.kind !== 'order' || key.kind !== 'order') return false;
  const shown = ask.entries.map(({ id }) => id).join();
  return key.patterns.some(({ answer }) => answer.join() === shown);
}

/** See `CatalogueItem.beginsWrong`; undefined for an item of which no shuffle can be avoided, or need be. */
export function beginsWrong(pack: Pack, item: ExpandedItem): ((seed: number) => boolean) | undefined {
  if (!questionsOf(item.item).some(({ ask }) => mayBegin(ask))) return undefined;
  return (seed) => instantiate(pack, item, seed, pack.language).questions.some(begins);
}
