import type { Finding } from './finding.ts';
import type { SourceFile } from './sourceFile.ts';

type Path = readonly (string | number)[];

/** The files of a pack as one value, and the way back from a place in it to file and line. */
export interface MergedSources {
  readonly value: Readonly<Record<string, unknown>>;
  readonly findings: readonly Finding[];
  place(path: Path): { file?: string; line?: number };
}

interface Origin {
  readonly source: SourceFile;
  /** Position in that file's own list. */
  readonly index: number;
}

function twice(source: SourceFile, key: string, first: SourceFile): Finding {
  return {
    level: 'error',
    file: source.name,
    line: source.lineOf([key]),
    path: key,
    message: `${key} stands in ${first.name} already`,
    remedy: 'keep it in one file',
  };
}

/** Joins files: lists are put one after the other, everything else may stand in one file only. */
export function mergeSources(sources: readonly SourceFile[]): MergedSources {
  const value: Record<string, unknown> = {};
  const lists = new Map<string, Origin[]>();
  const single = new Map<string, SourceFile>();
  const findings: Finding[] = [];
  for (const source of sources) {
    for (const [key, content] of Object.entries(source.content)) {
      const first = single.get(key);
      if (Array.isArray(content) && !first) {
        const entries: readonly unknown[] = content;
        const before = value[key];
        value[key] = [...(Array.isArray(before) ? before : []), ...entries];
        const origins = entries.map((_entry, index) => ({ source, index }));
        lists.set(key, [...(lists.get(key) ?? []), ...origins]);
        // Languages and authors are lists that describe the whole pack.
      } else if (first || lists.has(key)) {
        findings.push(twice(source, key, first ?? lists.get(key)?.[0]?.source ?? source));
      } else {
        value[key] = content;
        single.set(key, source);
      }
    }
  }
  return { value, findings, place: (path) => place(path, lists, single, sources) };
}

function place(
  path: Path,
  lists: ReadonlyMap<string, readonly Origin[]>,
  single: ReadonlyMap<string, SourceFile>,
  sources: readonly SourceFile[],
): { file?: string; line?: number } {
  const [key, index, ...rest] = path;
  const origins = lists.get(String(key));
  const origin = typeof index === 'number' ? origins?.[index] : undefined;
  if (origin) {
    const { source } = origin;
    return { file: source.name, line: source.lineOf([String(key), origin.index, ...rest]) };
  }
  const source = single.get(String(key)) ?? origins?.[0]?.source ?? sources[0];
  return source ? { file: source.name, line: source.lineOf(path) } : {};
}
