import type { CopyHistory } from '../launchMessage.ts';
import { identifier } from './claim.ts';

/** Custom parameters by which the tool asks a platform what a course and a link were copied from. */
export const HISTORY_PARAMETERS = {
  context_history: '$Context.id.history',
  resource_history: '$ResourceLink.id.history',
} as const;

/** Ancestors looked at; courses are copied from term to term, so the nearest few are enough. */
const KEPT = 20;

/**
 * Copy history from the custom parameters (LTI core variables `Context.id.history`, `ResourceLink.id.history`): lists
 * with commas, nearest first, entries URL-encoded because an id may hold a comma. Canvas fills `context_history` from a
 * variable of its own, in the same form.
 */
export function readHistory(custom: Readonly<Record<string, string>>): CopyHistory {
  return {
    contexts: entriesOf(custom.context_history),
    resourceLinks: entriesOf(custom.resource_history),
  };
}

function entriesOf(list: string | undefined): readonly string[] {
  const found = (list ?? '').split(',').flatMap((entry) => identifier(decoded(entry.trim())) ?? []);
  return [...new Set(found)].slice(0, KEPT);
}

/** A platform that does not encode its ids may send a lone percent sign; then the entry is the id as it stands. */
function decoded(entry: string): string {
  try {
    return decodeURIComponent(entry);
  } catch {
    return entry;
  }
}
