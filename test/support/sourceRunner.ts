import { join } from 'node:path';

/** What Node is given before a source of this tree to run it by itself: as it was compiled for the run, or by tsx. */
export const SOURCE_RUNNER: readonly string[] =
  process.env.TRELLIS_TEST_COMPILED === '1'
    ? [join(import.meta.dirname, 'runCompiled.cjs')]
    : ['--import', 'tsx'];
