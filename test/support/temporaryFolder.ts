import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for the suite that asks (call it inside `describe` or at the top of a test file); removed when the suite ends. */
export function temporaryFolder(): { file(name: string): string } {
  let path: string | null = null;
  after(() => {
    if (path !== null) rmSync(path, { recursive: true, force: true });
  });
  return {
    file: (name) => {
      path ??= mkdtempSync(join(tmpdir(), 'trellis-test-'));
      return join(path, name);
    },
  };
}
