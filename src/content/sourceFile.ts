import { isMap, isNode, LineCounter, parseDocument } from 'yaml';
import type { Finding } from './finding.ts';

/** One file of a pack, parsed, with the lines its values stand on. */
export interface SourceFile {
  readonly name: string;
  readonly content: Readonly<Record<string, unknown>>;
  /** Line, from 1, of the value at a path, or of the nearest value around it. */
  lineOf(path: readonly (string | number)[]): number;
}

/** Largest file read, in characters. */
const LARGEST = 5_000_000;

function failure(name: string, line: number | undefined, message: string, remedy: string): Finding {
  return { level: 'error', file: name, path: '', message, remedy, ...(line ? { line } : {}) };
}

/** Parses YAML (JSON is YAML too) that holds one mapping; what is wrong with it otherwise. */
export function parseSource(name: string, text: string): SourceFile | readonly Finding[] {
  if (text.length > LARGEST) return [failure(name, undefined, 'the file is too large', 'split it')];
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  if (document.errors.length > 0) {
    return document.errors.map((error) =>
      failure(name, lines.linePos(error.pos[0]).line, error.message, 'correct the YAML at this line'),
    );
  }
  if (!isMap(document.contents)) {
    return [failure(name, 1, 'the file does not hold a mapping', 'begin it with a key such as items:')];
  }
  try {
    const content: Readonly<Record<string, unknown>> = document.toJS({ maxAliasCount: 100 });
    return { name, content, lineOf: (path) => lineOf(path) };
  } catch {
    return [failure(name, undefined, 'too many aliases', 'write the repeated parts out')];
  }

  function lineOf(path: readonly (string | number)[]): number {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  }
}
