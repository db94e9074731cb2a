import type { core } from 'zod';

type Issue = core.$ZodIssue;

/** One thing that is wrong with the shape of a pack. */
export interface ShapeProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly remedy: string;
}

function keys(path: readonly PropertyKey[]): (string | number)[] {
  return path.map((key) => (typeof key === 'number' ? key : String(key)));
}

/** Of the alternatives of a union, the one that fitted furthest: it failed deepest, or on the fewest things. */
function nearest(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const depth = (branch: readonly Issue[]) => Math.max(0, ...branch.map((issue) => issue.path.length));
  const wrongType = (branch: readonly Issue[]) =>
    branch.some((issue) => issue.code === 'invalid_type' && issue.path.length === 0);
  const fitting = branches.filter((branch) => !wrongType(branch));
  const [best = []] = (fitting.length > 0 ? fitting : branches).toSorted(
    (a, b) => depth(b) - depth(a) || a.length - b.length,
  );
  return best;
}

function remedyOf(issue: Issue): string {
  if (issue.code === 'unrecognized_keys') return 'correct the spelling or take it out';
  if (issue.code === 'invalid_type') return `write a value of type ${issue.expected}`;
  if (issue.code === 'too_small') return 'add what is missing';
  if (issue.code === 'too_big') return 'make it shorter or smaller';
  return 'write it as docs/authoring.md shows';
}

/** Issues of the schema as problems an author can act on; a union is told by its nearest alternative. */
export function shapeProblems(
  issues: readonly Issue[],
  base: readonly (string | number)[] = [],
): ShapeProblem[] {
  return issues.flatMap((issue) => {
    const path = [...base, ...keys(issue.path)];
    if (issue.code === 'invalid_union' && issue.errors.length > 0) {
      return shapeProblems(nearest(issue.errors), path);
    }
    return [{ path, message: issue.message, remedy: remedyOf(issue) }];
  });
}
