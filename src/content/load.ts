import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import type { Finding } from './finding.ts';
import { keptValues } from './keptValues.ts';
import type { PublishedPack } from './pack.ts';
import { indexPack, type PackIndex } from './packIndex.ts';
import { publish } from './publish.ts';
import { type ReadPack, readPack, type SourceText } from './readPack.ts';
import { findStructure } from './structure.ts';

const PACK_FILE = /\.(ya?ml|json)$/;

function packFiles(path: string): string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && PACK_FILE.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function readTexts(path: string): SourceText[] {
  if (!statSync(path).isDirectory()) return [{ name: basename(path), text: readFileSync(path, 'utf8') }];
  return packFiles(path).map((file) => ({ name: relative(path, file), text: readFileSync(file, 'utf8') }));
}

function unreadable(path: string, message: string, remedy: string): ReadPack {
  const finding: Finding = { level: 'error', file: path, path: '', message, remedy };
  return { pack: null, findings: [finding], locate: (other) => other };
}

function whyNot(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && error.code === 'ENOENT' ? 'there is no such file or folder' : error.message;
}

/**
 * Reads the files of a pack: one file, or all YAML and JSON files of a folder and its subfolders. `keepIn` is a folder
 * to keep what was parsed for the next time. Never throws.
 */
export function readPackFiles(path: string, keepIn?: string): ReadPack {
  try {
    const texts = readTexts(path);
    if (texts.length > 0) return readPack(texts, keepIn === undefined ? undefined : keptValues(keepIn, path));
    return unreadable(path, 'the folder holds no YAML or JSON file', 'name the folder that holds pack.yaml');
  } catch (error) {
    return unreadable(path, whyNot(error), 'check the path');
  }
}

/**
 * Loads a pack to serve: its shape and its structure (names, references, order of skills) must hold. `published` is
 * null when there is an error among the findings. Whether every key is right is for `checkPack` to say. `keepIn` as above.
 */
export function loadPack(
  path: string,
  keepIn?: string,
): {
  published: PublishedPack | null;
  findings: readonly Finding[];
} {
  const { pack, findings, locate } = readPackFiles(path, keepIn);
  if (!pack) return { published: null, findings };
  const structure = [...findings, ...findStructure(pack).map(locate)];
  const sound = structure.every((finding) => finding.level !== 'error');
  return { published: sound ? publish(pack) : null, findings: structure };
}

/** A pack as `loadPack` reads it, ready to serve from; null when there is an error among the findings. */
export interface OpenedPack {
  readonly index: PackIndex | null;
  readonly findings: readonly Finding[];
}

/** Loads a pack and indexes it. `keepIn` as above. */
export function openPack(path: string, keepIn: string): OpenedPack {
  const { published, findings } = loadPack(path, keepIn);
  return { index: published && indexPack(published), findings };
}
