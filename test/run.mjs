// Runs every check and prints one closing line. `--long` runs the random tests in full; `--suite a,b` only these
// folders of test/. Plain JavaScript on purpose: it must run before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from './support/compile.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const args = process.argv.slice(2);
const long = args.includes('--long');
const suiteArg = args.indexOf('--suite');
const asked = suiteArg >= 0 ? (args[suiteArg + 1] ?? '').split(',') : null;
const output = join(root, '.test-output');
const totals = { passed: 0, failed: 0, skipped: 0 };

/** Files under way at the same time: one more than the usual two cores, as some wait for a browser or a command. */
const JOBS = 3;

/** Files that take the processor longest, the longest first: each about ten seconds or more when measured alone. */
const LONGEST = [
  'journey/launch',
  'fault/kills',
  'journey/pages',
  'journey/story',
  'views/pages',
  'journey/keyboard',
  'journey/reading',
  'journey/admin',
  'http/fuzz',
  'journey/register',
  'practice/replay',
  'journey/frame',
  'views/class',
  'views/components',
  'views/practice',
  'content/builtin',
  'cli/start',
].map((name) => `test/${name}.test.ts`);

/** Folders below test/ that hold no suites. */
const NO_SUITES = ['support', 'bench'];

function finish() {
  process.stdout.write(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`);
  process.exit(totals.failed === 0 && totals.passed > 0 ? 0 : 1);
}

/** Runs a program of Node's; what it says comes at its end where others run beside it. */
function node(parameters, { env = {}, beside = false } = {}) {
  const started = Date.now();
  const child = spawn(process.execPath, parameters, {
    cwd: root,
    stdio: beside ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    env: { ...process.env, ...env },
  });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => said.push(part));
  return new Promise((resolve) => {
    child.once('close', (code) => {
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      resolve({ ok: code === 0, seconds, said: Buffer.concat(said).toString() });
    });
  });
}

/** A check that runs beside the suites: its compiler leaves a core idle half of the time. */
async function check(name, parameters) {
  const { ok, seconds, said } = await node(parameters, { beside: true });
  totals[ok ? 'passed' : 'failed'] += 1;
  process.stdout.write(`${ok ? '' : said}${ok ? 'ok' : 'FAILED'}  ${name} (${seconds} s)\n`);
}

async function mocha(files) {
  const report = join(output, 'tests.json');
  rmSync(report, { force: true });
  const reporter = ['--reporter', './test/support/reporter.cjs'];
  const mochaBin = join(root, 'node_modules/mocha/bin/mocha.js');
  // What a failed test leaves open must not keep the run alive: `--exit`. On a machine that does other things as well a test
  // may meet its time limit; the second try is told as RETRIED, and the long run grants none.
  const { ok, seconds } = await node(
    [
      mochaBin,
      '--require=./test/support/compiled.cjs',
      '--exit',
      ...reporter,
      '--timeout',
      '120000',
      '--retries',
      long ? '0' : '1',
      '--parallel',
      '--jobs',
      String(JOBS),
      ...files,
    ],
    {
      env: {
        TRELLIS_TEST_REPORT: report,
        TRELLIS_TEST_COMPILED: '1',
        NODE_ENV: 'test',
        ...(long ? { TRELLIS_TEST_LONG: '1' } : {}),
      },
    },
  );
  const counts = existsSync(report)
    ? JSON.parse(readFileSync(report, 'utf8'))
    : { passed: 0, failed: 1, skipped: 0 };
  if (counts.failed === 0 && (!ok || counts.passed + counts.skipped === 0)) counts.failed = 1;
  for (const key of Object.keys(totals)) totals[key] += counts[key];
  const line = `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`;
  process.stdout.write(`tests: ${line} (${seconds} s)\n`);
}

const prepared = spawnSync(process.execPath, [join(root, 'start.mjs'), '--prepare'], {
  cwd: root,
  stdio: 'inherit',
});
if (prepared.status !== 0) {
  totals.failed = 1;
  finish();
}
mkdirSync(output, { recursive: true });

const folders = readdirSync(join(root, 'test'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !NO_SUITES.includes(entry.name))
  .map(({ name }) => name);
for (const name of asked ?? []) {
  if (folders.includes(name)) continue;
  process.stdout.write(`There is no suite test/${name}\n`);
  totals.failed += 1;
}
const wanted = folders.filter((name) => asked === null || asked.includes(name));
const filesOf = (name) =>
  readdirSync(join(root, 'test', name), { recursive: true })
    .filter((file) => /\.test\.tsx?$/.test(file))
    .map((file) => `test/${name}/${file.replaceAll('\\', '/')}`);

const all = wanted.flatMap(filesOf).sort();
// At the end no one waits for a late one.
const files = [
  ...LONGEST.filter((file) => all.includes(file)),
  ...all.filter((file) => !LONGEST.includes(file)),
];
if (asked === null) files.push('test/*.test.ts');
const running = [];
if (files.length > 0) {
  await compile(root, join(output, 'js'));
  running.push(mocha(files));
}
if (asked === null) {
  // One checker: several do much of the work twice, and the other core is the suites'.
  const types = [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.json', '--checkers', '1'];
  const lint = [
    join(root, 'node_modules/@biomejs/biome/bin/biome'),
    'check',
    '--diagnostic-level=error',
    '.',
  ];
  running.push(check('types', types), check('lint', lint));
}
await Promise.all(running);
finish();
