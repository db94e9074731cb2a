// Runs every check and prints one closing line. `--long` runs the random tests in full; `--suite a,b` only these
// folders of test/. Plain JavaScript on purpose: it must run before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const args = process.argv.slice(2);
const long = args.includes('--long');
const suiteArg = args.indexOf('--suite');
const suites = suiteArg >= 0 ? (args[suiteArg + 1] ?? '').split(',') : null;
const output = join(root, '.test-output');
const totals = { passed: 0, failed: 0, skipped: 0 };

function node(parameters, extra = {}) {
  const started = Date.now();
  const done = spawnSync(process.execPath, parameters, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...extra },
  });
  return { ok: done.status === 0, seconds: (Date.now() - started) / 1000 };
}

function check(name, parameters) {
  const { ok, seconds } = node(parameters);
  totals[ok ? 'passed' : 'failed'] += 1;
  process.stdout.write(`${ok ? 'ok' : 'FAILED'}  ${name} (${seconds.toFixed(1)} s)\n`);
}

function mocha(name, files, parallel) {
  const report = join(output, `${name}.json`);
  rmSync(report, { force: true });
  const jobs = parallel ? ['--parallel', '--jobs', '2'] : [];
  const { ok, seconds } = node(
    [
      join(root, 'node_modules/mocha/bin/mocha.js'),
      '--import=tsx',
      '--reporter',
      './test/support/reporter.cjs',
      '--timeout',
      '60000',
      ...jobs,
      ...files,
    ],
    { TRELLIS_TEST_REPORT: report, NODE_ENV: 'test', ...(long ? { TRELLIS_TEST_LONG: '1' } : {}) },
  );
  const counts = existsSync(report)
    ? JSON.parse(readFileSync(report, 'utf8'))
    : { passed: 0, failed: 1, skipped: 0 };
  if (!ok && counts.failed === 0) counts.failed = 1;
  for (const key of Object.keys(totals)) totals[key] += counts[key];
  process.stdout.write(
    `${name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped (${seconds.toFixed(1)} s)\n`,
  );
}

const prepared = spawnSync(process.execPath, [join(root, 'start.mjs'), '--prepare'], {
  cwd: root,
  stdio: 'inherit',
});
if (prepared.status !== 0) {
  process.stdout.write('0 passed, 1 failed, 0 skipped\n');
  process.exit(1);
}
mkdirSync(output, { recursive: true });

const BROWSER = ['journey', 'views'];
const PARALLEL = [
  'api',
  'cli',
  'content',
  'contract',
  'demo',
  'http',
  'jobs',
  'learning',
  'lti',
  'outbound',
  'practice',
  'store',
  'xapi',
  'fault',
  'web',
];
const wants = (suite) => suites === null || suites.includes(suite);
const filesOf = (names) =>
  names
    .filter((name) => wants(name) && existsSync(join(root, 'test', name)))
    .map((name) => `test/${name}/**/*.test.{ts,tsx}`);

if (suites === null) {
  check('types', [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.json']);
  check('lint', [
    join(root, 'node_modules/@biomejs/biome/bin/biome'),
    'check',
    '--diagnostic-level=error',
    '.',
  ]);
}
const quick = [...(suites === null ? ['test/*.test.ts'] : []), ...filesOf(PARALLEL)];
if (quick.length > 0) mocha('tests', quick, true);
const browser = filesOf(BROWSER);
if (browser.length > 0) mocha('browser', browser, false);

process.stdout.write(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`);
process.exit(totals.failed === 0 ? 0 : 1);
