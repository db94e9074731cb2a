// Runs `server.cjs` beside it from what the compiler made of it at the first start: most of a start would be compiling.
const { existsSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { join } = require('node:path');
const { Script } = require('node:vm');

const filename = join(__dirname, 'server.cjs');
const kept = `${filename}.compiled`;
const cachedData = existsSync(kept) ? readFileSync(kept) : undefined;
const script = new Script(Module.wrap(readFileSync(filename, 'utf8')), { filename, cachedData });
const own = { exports: {} };
script.runInThisContext()(own.exports, Module.createRequire(filename), own, filename, __dirname);
if (cachedData === undefined || script.cachedDataRejected) {
  const draft = `${kept}.${process.pid}`;
  writeFileSync(draft, script.createCachedData());
  renameSync(draft, kept);
}
