import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type OpenedPack, openPack } from '../../src/content/load.ts';
import type { PackIndex } from '../../src/content/packIndex.ts';
import { projectRoot } from '../../src/projectRoot.ts';
import { PARSED } from './parsedPacks.ts';

const DISTRIBUTED = join(projectRoot(), 'config/packs');

const opened = new Map<string, OpenedPack>();

/** Whoever changes what others share meets an error. */
function freeze(value: unknown): void {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return;
  Object.freeze(value);
  Object.values(value).forEach(freeze);
}

/** The packs of the distribution are the same for every tool of a run: each process reads them once. */
export function openPackOnce(path: string, keepIn: string): OpenedPack {
  if (!path.startsWith(DISTRIBUTED)) return openPack(path, keepIn);
  const known = opened.get(path);
  if (known) return known;
  const read = openPack(path, keepIn);
  freeze(read.index?.published);
  opened.set(path, read);
  return read;
}

/** The packs of the distribution. */
export function distributedPacks(): readonly PackIndex[] {
  return readdirSync(DISTRIBUTED).map((name) => {
    const { index, findings } = openPackOnce(join(DISTRIBUTED, name), PARSED);
    assert.ok(index, JSON.stringify(findings));
    return index;
  });
}
