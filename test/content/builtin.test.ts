import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkPath } from '../../src/content/checkPath.ts';
import { findingLine } from '../../src/content/finding.ts';

const PACKS = fileURLToPath(new URL('../../config/packs', import.meta.url));

describe('the built-in packs', () => {
  for (const id of readdirSync(PACKS)) {
    it(`${id}: the check finds nothing with 300 seeds`, () => {
      assert.deepEqual(checkPath(join(PACKS, id)).findings.map(findingLine), []);
    }).timeout(180_000);
  }
});
