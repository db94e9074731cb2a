import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeptValues, SourceText } from './readPack.ts';

interface Kept {
  readonly of: string;
  readonly value: unknown;
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

function read(file: string): Kept | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Kept | null;
  } catch {
    return null;
  }
}

/**
 * Keeps what the pack at `path` said in one file of `folder`, together with the hash of the texts it was parsed from.
 * A cache: a file that is missing, broken or of other texts is as good as none, and failing to write costs time only.
 */
export function keptValues(folder: string, path: string): KeptValues {
  const file = join(folder, `${hash(path).slice(0, 16)}.json`);
  return {
    get(texts: readonly SourceText[]) {
      const kept = read(file);
      return kept?.of === hash(texts) ? kept.value : null;
    },
    put(texts: readonly SourceText[], value: unknown) {
      const draft = `${file}.${process.pid}`;
      const kept: Kept = { of: hash(texts), value };
      try {
        mkdirSync(folder, { recursive: true });
        writeFileSync(draft, JSON.stringify(kept));
        // Renamed, so that another process starting at this moment reads all of it or nothing.
        renameSync(draft, file);
      } catch {
        return;
      }
    },
  };
}
