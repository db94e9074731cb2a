import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where it is kept what the packs' files said. */
export const PARSED = join(tmpdir(), 'trellis-parsed-packs');

/** Lets a data folder share with those of all tests what the packs' files said: they are parsed once per machine. */
export function keepParsedPacks(dataDir: string): void {
  mkdirSync(PARSED, { recursive: true });
  mkdirSync(join(dataDir, 'cache'), { recursive: true });
  const link = join(dataDir, 'cache/packs');
  if (!existsSync(link)) symlinkSync(PARSED, link);
}
