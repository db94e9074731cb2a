import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Lets a data folder share with those of all tests what the packs' files said: they are parsed once per machine. */
export function keepParsedPacks(dataDir: string): void {
  const shared = join(tmpdir(), 'trellis-parsed-packs');
  mkdirSync(shared, { recursive: true });
  mkdirSync(join(dataDir, 'cache'), { recursive: true });
  const link = join(dataDir, 'cache/packs');
  if (!existsSync(link)) symlinkSync(shared, link);
}
