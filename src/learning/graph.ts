import type { SkillNode } from './catalogue.ts';

/** Prerequisites by skill. Names of skills that are not nodes are ignored throughout. */
type Requires = ReadonlyMap<string, readonly string[]>;

/** The graph as a look-up, edges to unknown skills left out. */
export function requiresOf(nodes: readonly SkillNode[]): Requires {
  const known = new Set(nodes.map(({ id }) => id));
  return new Map(nodes.map(({ id, requires }) => [id, requires.filter((skill) => known.has(skill))]));
}

/**
 * Skills in an order in which prerequisites come first, otherwise as given (Kahn 1962). Skills on or behind a cycle
 * come last, as given: use `cycles` to refuse them.
 */
export function topological<N extends SkillNode>(nodes: readonly N[]): N[] {
  const requires = requiresOf(nodes);
  const done = new Set<string>();
  const order: N[] = [];
  let waiting = nodes;
  for (;;) {
    const ready = waiting.filter(({ id }) => (requires.get(id) ?? []).every((before) => done.has(before)));
    if (ready.length === 0) return [...order, ...waiting];
    for (const { id } of ready) done.add(id);
    order.push(...ready);
    waiting = waiting.filter(({ id }) => !done.has(id));
  }
}

/** Cycles of prerequisites, one for each group of skills that need each other, in the order they need each other. */
export function cycles(nodes: readonly SkillNode[]): string[][] {
  const requires = requiresOf(nodes);
  const found: string[][] = [];
  const told = new Set<string>();
  for (const { id } of nodes) {
    if (told.has(id)) continue;
    const path = pathBack(requires, id);
    if (path === null) continue;
    found.push(path);
    for (const skill of path) told.add(skill);
  }
  return found;
}

/** Shortest way from a skill over prerequisites back to itself, the skill first; null when there is none. */
function pathBack(requires: Requires, start: string): string[] | null {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (let skill = queue.shift(); skill !== undefined; skill = queue.shift()) {
    for (const before of requires.get(skill) ?? []) {
      if (before === start) return walk(cameFrom, start, skill);
      if (cameFrom.has(before)) continue;
      cameFrom.set(before, skill);
      queue.push(before);
    }
  }
  return null;
}

function walk(cameFrom: ReadonlyMap<string, string>, start: string, end: string): string[] {
  const path = [end];
  for (let skill = end; skill !== start; ) {
    skill = cameFrom.get(skill) ?? start;
    path.unshift(skill);
  }
  return path;
}

/** Everything that must come before a skill, nearest first, without the skill itself. Cycles do no harm. */
export function ancestors(requires: Requires, skill: string): string[] {
  const seen = new Set<string>([skill]);
  const found: string[] = [];
  const queue = [...(requires.get(skill) ?? [])];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (seen.has(next)) continue;
    seen.add(next);
    found.push(next);
    queue.push(...(requires.get(next) ?? []));
  }
  return found;
}

/** Skills among `wanted` that are not `done` and whose direct prerequisites all are `met`, as given. */
export function frontier(
  requires: Requires,
  wanted: readonly string[],
  met: (skill: string) => boolean,
  done: (skill: string) => boolean,
): string[] {
  return wanted.filter((skill) => !done(skill) && (requires.get(skill) ?? []).every(met));
}
