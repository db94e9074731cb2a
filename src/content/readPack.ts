import type { Finding } from './finding.ts';
import { shapeProblems } from './issues.ts';
import { mergeSources } from './mergeSources.ts';
import { PACK_SCHEMA, Pack } from './pack.ts';
import { parseSource, type SourceFile } from './sourceFile.ts';

/** A file of a pack as text. */
export interface SourceText {
  readonly name: string;
  readonly text: string;
}

/** A pack that has the right shape, or what is wrong, and the way from a place in the pack to file and line. */
export interface ReadPack {
  readonly pack: Pack | null;
  readonly findings: readonly Finding[];
  /** The finding with file and line added from its path. */
  locate(finding: Finding): Finding;
}

function pathKeys(path: string): (string | number)[] {
  return path === '' ? [] : path.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key));
}

/** A pack written for a newer schema says so instead of listing everything the old schema does not know. */
function newer(value: Readonly<Record<string, unknown>>): Finding | null {
  const schema = value.schema;
  if (typeof schema !== 'number' || schema <= PACK_SCHEMA) return null;
  return {
    level: 'error',
    path: 'schema',
    message: `the pack is written for schema ${schema}; this version of Trellis reads up to ${PACK_SCHEMA}`,
    remedy: 'update Trellis',
  };
}

function idOf(
  value: Readonly<Record<string, unknown>>,
  path: readonly (string | number)[],
): { item?: string } {
  const [key, index] = path;
  const items = value.items;
  if (key !== 'items' || typeof index !== 'number' || !Array.isArray(items)) return {};
  const item: unknown = items[index];
  const named = item !== null && typeof item === 'object' && 'id' in item && typeof item.id === 'string';
  return named ? { item: String(item.id) } : {};
}

/** What the texts of a pack said when they were parsed before: YAML takes longer than all the rest of reading a pack. */
export interface KeptValues {
  /** The value these very texts gave; null when it is not kept. */
  get(texts: readonly SourceText[]): unknown;
  put(texts: readonly SourceText[], value: unknown): void;
}

function readAll(texts: readonly SourceText[]): ReadPack & { readonly value: unknown } {
  const parsed = texts.map(({ name, text }) => parseSource(name, text));
  const broken = parsed.flatMap((source) => ('lineOf' in source ? [] : source));
  const sources: SourceFile[] = parsed.filter((source) => 'lineOf' in source);
  const merged = mergeSources(sources);
  const { value } = merged;
  const locate = (finding: Finding): Finding => ({ ...merged.place(pathKeys(finding.path)), ...finding });
  const before = [...broken, ...merged.findings];
  const tooNew = newer(value);
  if (tooNew) return { pack: null, findings: [...before, locate(tooNew)], locate, value };
  const result = Pack.safeParse(value);
  const shape = result.success ? [] : shapeProblems(result.error.issues);
  const problems = shape.map(({ path, message, remedy }) =>
    locate({ level: 'error', path: path.join('.'), ...idOf(value, path), message, remedy }),
  );
  const findings = [...before, ...problems];
  return { pack: result.success && findings.length === 0 ? result.data : null, findings, locate, value };
}

/** A kept value still passes the schema before it is a pack; lines are looked up only when something else is wrong. */
function readKept(texts: readonly SourceText[], kept: KeptValues): ReadPack | null {
  const result = Pack.safeParse(kept.get(texts));
  if (!result.success) return null;
  let read: ReadPack | null = null;
  const locate = (finding: Finding): Finding => {
    read ??= readAll(texts);
    return read.locate(finding);
  };
  return { pack: result.data, findings: [], locate };
}

/** Reads a pack out of the texts of its files: YAML or JSON, merged, checked for shape. */
export function readPack(texts: readonly SourceText[], kept?: KeptValues): ReadPack {
  const known = kept ? readKept(texts, kept) : null;
  if (known) return known;
  const { value, ...read } = readAll(texts);
  if (read.pack) kept?.put(texts, value);
  return read;
}
