import { hash } from 'node:crypto';
import { MINUTE_MS } from '../duration.ts';
import type { Named } from '../store/port/lrsThings.ts';
import type { ActivityDefinition, AnyActor, AnyStatement } from '../xapi/anyStatement.ts';
import { activitiesOf, mergedDefinition } from '../xapi/definitions.ts';
import { allAgents } from '../xapi/facets.ts';
import { identityOf } from '../xapi/identity.ts';
import type { Lrs } from './lrs.ts';

/** Hashes of what was said last, by tenant and thing; what is said again needs no write. */
export interface SaidLast {
  readonly activities: Map<string, string>;
  readonly names: Map<string, string>;
  /** When all of it is forgotten, milliseconds since the epoch. */
  until: number;
}

const MOST_REMEMBERED = 20_000;

/**
 * How long anything is remembered, in milliseconds. Somebody who was erased, perhaps by another process, is in nobody's
 * memory after that, and whoever names them again tells news.
 */
const REMEMBERED_MS = 10 * MINUTE_MS;

/** A memory of what was said that holds nothing yet. */
export function nothingSaid(): SaidLast {
  return { activities: new Map(), names: new Map(), until: 0 };
}

function forgetOld(said: SaidLast, now: number): void {
  if (now < said.until) return;
  said.activities.clear();
  said.names.clear();
  said.until = now + REMEMBERED_MS;
}

/** Whatever its length, it is remembered in so few bytes. */
const short = (text: string): string => hash('sha256', text, 'base64url').slice(0, 22);

function isNews(said: Map<string, string>, thing: string, text: string): boolean {
  const [key, value] = [short(thing), short(text)];
  if (said.get(key) === value) return false;
  if (said.size >= MOST_REMEMBERED) said.clear();
  said.set(key, value);
  return true;
}

/** Definitions in statements, one for each activity. */
function definitionsIn(statements: readonly AnyStatement[]): Map<string, ActivityDefinition> {
  const found = new Map<string, ActivityDefinition>();
  for (const { id, definition } of statements.flatMap(activitiesOf))
    if (definition) found.set(id, mergedDefinition(found.get(id) ?? null, definition));
  return found;
}

function withMembers(actor: AnyActor): readonly AnyActor[] {
  return actor.objectType === 'Group' ? [actor, ...(actor.member ?? [])] : [actor];
}

function namesIn(statements: readonly AnyStatement[]): Named[] {
  return statements
    .flatMap(allAgents)
    .flatMap(withMembers)
    .flatMap((actor) => {
      const agent = identityOf(actor);
      return agent === null || actor.name === undefined ? [] : [{ agent, name: actor.name }];
    });
}

/** What the record store needs to keep it: where, the clock, and what was said last. */
interface DescribeDeps extends Pick<Lrs, 'now'> {
  readonly store: Pick<Lrs['store'], 'lrsThings'>;
  readonly said: SaidLast;
}

/** Keeps what statements say of activities and people. In order of ids, so that two writers never meet crosswise. */
export async function describeThings(
  { store, now, said }: DescribeDeps,
  tenant: string,
  statements: readonly AnyStatement[],
): Promise<void> {
  forgetOld(said, now());
  const things = store.lrsThings;
  const described = [...definitionsIn(statements)]
    .map(([activity, definition]) => ({ activity, definition }))
    .filter(({ activity, definition }) =>
      isNews(said.activities, `${tenant}\n${activity}`, JSON.stringify(definition)),
    )
    .sort((a, b) => (a.activity < b.activity ? -1 : 1));
  if (described.length > 0) await things.describe(tenant, described);
  const named = namesIn(statements).filter(({ agent, name }) =>
    isNews(said.names, `${tenant}\n${agent}\n${name}`, name),
  );
  if (named.length > 0) await things.name(tenant, named);
}
