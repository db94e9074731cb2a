import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkPath } from '../../src/content/checkPath.ts';
import { findingLine } from '../../src/content/finding.ts';
import { runs } from '../support/runs.ts';

/** The long run tries what `trellis content check` tries. */
const SEEDS = runs(300).numRuns;
const PACKS = fileURLToPath(new URL('../../config/packs', import.meta.url));

describe('the built-in packs', () => {
  for (const id of readdirSync(PACKS)) {
    it(`${id}: the check finds nothing with any of ${SEEDS} seeds`, () => {
      assert.deepEqual(checkPath(join(PACKS, id), { seeds: SEEDS }).findings.map(findingLine), []);
    }).timeout(180_000);
  }
});
