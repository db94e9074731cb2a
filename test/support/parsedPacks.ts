import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the tests keep what the packs' files said, as a tool keeps it in its data folder: read anew only when changed. */
export const PARSED_PACKS = join(tmpdir(), 'trellis-parsed-packs');
