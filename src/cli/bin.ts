import { run } from './trellis.ts';

await run(process.argv.slice(2));
