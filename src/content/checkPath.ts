import { type CheckOptions, checkPack } from './check.ts';
import type { Finding } from './finding.ts';
import { readPackFiles } from './load.ts';

/** What a check found, and how much it looked at. */
export interface CheckReport {
  readonly findings: readonly Finding[];
  /** Null when the files do not hold a pack. */
  readonly pack: { readonly id: string; readonly skills: number; readonly items: number } | null;
}

/** Checks the pack in a file or folder; every finding names file and line where that is known. Never throws. */
export function checkPath(path: string, options: CheckOptions = {}): CheckReport {
  const { pack, findings, locate } = readPackFiles(path);
  if (!pack) return { findings, pack: null };
  const found = checkPack(pack, options).map(locate);
  return {
    findings: [...findings, ...found],
    pack: { id: pack.id, skills: pack.skills.length, items: pack.items.length },
  };
}
