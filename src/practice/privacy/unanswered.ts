import type { LearnerEvent } from '../../learning/event.ts';
import type { Held } from '../../store/port/people.ts';

/** Items that questions not answered yet are made of: with a published pack their names tell the right answers. */
export interface Unanswered {
  /** One more document that will be told: an event may have opened a question meanwhile. */
  note(held: Held): void;
  /** The document without what names those items, wherever it stands. */
  keptBack(document: unknown): unknown;
}

const NAMES = ['item', 'itemVersion', 'seed'];

/** The questions that these documents leave open. Events come in their order, before what is made of them. */
export async function unansweredIn(documents: AsyncIterable<Held>, begun: number): Promise<Unanswered> {
  const open = await openServings(documents);
  const items = new Set(open.values());
  return {
    note: ({ kind, document }) => {
      if (kind !== 'events') return;
      const { opens } = document as LearnerEvent;
      if (opens !== null && opens.openedAt >= begun) items.add(opens.decision.item);
    },
    keptBack: (document) => without(document, items),
  };
}

/** Servings that nothing has closed, with the item of each. */
async function openServings(documents: AsyncIterable<Held>): Promise<Map<string, string>> {
  const open = new Map<string, string>();
  let begun = false;
  for await (const { kind, document } of documents) {
    if (kind !== 'events' && begun) break;
    if (kind !== 'events') continue;
    begun = true;
    const event = document as LearnerEvent;
    if ((event.kind === 'attempt' || event.kind === 'reveal') && event.then === 'closed')
      open.delete(event.serving);
    if (event.opens !== null) open.set(event.opens.id, event.opens.decision.item);
  }
  return open;
}

function without(value: unknown, items: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((member) => without(member, items));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const isOne = entries.some(([key, member]) => key === 'item' && items.has(member));
  return Object.fromEntries(
    entries
      .filter(([key]) => !(isOne && NAMES.includes(key)))
      .map(([key, member]) => [key, without(member, items)]),
  );
}
