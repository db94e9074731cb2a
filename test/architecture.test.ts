import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const STATEMENT = /(?:^|\n)\s*(import|export)(\s+type)?\s([^;'"]*?)\s*from\s*'([^']+)'/g;
const DYNAMIC = /import\(\s*'([^']+)'\s*\)/g;

/** Whether every name of an import is a type: `import type …` or `import { type A, type B }`. */
function onlyTypes(keyword: string | undefined, names: string): boolean {
  if (keyword) return true;
  const inner = /^\{([^}]*)\}$/.exec(names.trim())?.[1];
  if (inner === undefined) return false;
  return inner
    .split(',')
    .filter((name) => name.trim() !== '')
    .every((name) => name.trim().startsWith('type '));
}

const BARE = /(?:^|\n)\s*import\s*'([^']+)'/g;

function allImportsOf(file: string): Import[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const found = [...text.matchAll(STATEMENT)].map(([, , keyword, names = '', to = '']) => ({
    to,
    typeOnly: onlyTypes(keyword, names),
  }));
  const others = [...text.matchAll(DYNAMIC), ...text.matchAll(BARE)];
  return [...found, ...others.map(([, to = '']) => ({ to, typeOnly: false }))].map((one) => ({
    ...one,
    from: file,
  }));
}

function isOwn({ to }: Import): boolean {
  return to.startsWith('.');
}

/** `@scope/name`, `name` or `node:name` of what is imported from a package. */
function packageOf({ to }: Import): string {
  return to.split('/', to.startsWith('@') ? 2 : 1).join('/');
}

const FILES = [...filesBelow('src'), ...filesBelow('views')];
const ALL_IMPORTS = FILES.flatMap(allImportsOf);
const IMPORTS = ALL_IMPORTS.filter(isOwn).map((one) => ({
  ...one,
  to: relative(ROOT, join(ROOT, dirname(one.from), one.to)),
}));

/** Room of a file: `src/store/port/log.ts` is `store/port`, `src/errors.ts` is `errors`. */
function roomOf(file: string): string {
  if (file.startsWith('views/')) return 'views';
  const path = file.replace(/^src\//, '');
  if (path.startsWith('store/')) return path.split('/').slice(0, 2).join('/');
  const [first = ''] = path.split('/');
  if (
    [
      'main.ts',
      'services.ts',
      'serviceParts.ts',
      'calibrateApart.ts',
      'openData.ts',
      'crib.ts',
      'projectRoot.ts',
      'halt.ts',
      'closeServer.ts',
      'httpServer.ts',
      'measuredStore.ts',
      'thrift.ts',
    ].includes(first)
  )
    return 'main';
  if (first.startsWith('outbound')) return 'outbound';
  return first.replace(/\.ts$/, '');
}

const EVERYTHING = '*';
/** Rooms a room may import; `type:` in front allows types alone. The same table stands in docs/architecture.md. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  duration: [],
  api: [],
  config: ['errors'],
  outbound: ['errors'],
  learning: ['errors', 'duration'],
  content: ['learning', 'api', 'errors'],
  lti: ['errors', 'duration'],
  xapi: ['errors'],
  'store/port': ['type:learning', 'type:content', 'type:lti', 'type:xapi', 'api'],
  practice: ['learning', 'content', 'xapi', 'type:lti', 'store/port', 'errors', 'duration', 'api'],
  'store/mongo': ['store/port', 'errors', 'type:learning', 'type:lti', 'type:content', 'xapi', 'api'],
  'store/sqlite': ['store/port', 'errors', 'type:learning', 'type:lti', 'type:content', 'xapi', 'api'],
  jobs: ['practice', 'content', 'learning', 'lti', 'xapi', 'store/port', 'errors', 'duration'],
  admin: ['practice', 'lti', 'store/port', 'errors', 'duration', 'api'],
  lrs: ['xapi', 'practice', 'store/port', 'errors', 'duration'],
  web: ['admin', 'lrs', 'practice', 'lti', 'xapi', 'api', 'type:store/port', 'errors', 'duration'],
  demo: ['errors', 'api'],
  views: ['api'],
  cli: [EVERYTHING],
  main: [EVERYTHING],
};

/**
 * Packages a room may use; `type:` in front allows types alone. What serves requests, reaches the network, keeps data or
 * draws pages has one room each. A new package is a decision: it is added here.
 */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  duration: [],
  api: ['zod'],
  config: ['zod', 'node:fs', 'node:path', 'node:util'],
  outbound: ['undici', 'node:dns', 'node:net', 'type:node:stream'],
  learning: ['mathjs', 'pure-rand', 'ts-fsrs'],
  content: [
    ...['zod', 'yaml', 'markdown-it', '@mdit/plugin-katex', 'katex', 'pure-rand', 'lru-cache', 'type:mathjs'],
    ...['node:crypto', 'node:fs', 'node:path'],
  ],
  lti: ['jose', 'tldts', 'zod', 'node:crypto'],
  xapi: ['uuid', 'jose', 'node:crypto'],
  'store/port': [],
  practice: ['uuid', 'zod', 'lru-cache', 'csv-stringify', 'node:crypto', 'node:util', 'node:zlib'],
  'store/mongo': ['mongoose', 'node:crypto', 'node:timers', 'node:util'],
  'store/sqlite': ['libsql', 'node:crypto', 'node:fs', 'node:timers', 'node:util'],
  jobs: ['type:pino', 'node:timers'],
  admin: ['node:crypto'],
  lrs: ['node:crypto'],
  web: [
    ...[
      'express',
      'helmet',
      'compression',
      'rate-limiter-flexible',
      'pino-http',
      'prom-client',
      'jose',
      'zod',
    ],
    ...['type:pino', 'node:crypto', 'node:http', 'node:stream'],
  ],
  demo: [
    ...['express', 'jose', 'zod', 'type:pino'],
    ...['node:crypto', 'node:fs', 'node:http', 'node:path', 'node:timers'],
  ],
  views: ['preact', 'preact-render-to-string', 'intl-messageformat'],
  cli: [EVERYTHING],
  main: [EVERYTHING],
};

function allowedPackage(one: Import): boolean {
  const list = PACKAGES[roomOf(one.from)] ?? [];
  const name = packageOf(one);
  return list.includes(EVERYTHING) || list.includes(name) || (one.typeOnly && list.includes(`type:${name}`));
}

function allowed({ from, to, typeOnly }: Import): boolean {
  const [room, target] = [roomOf(from), roomOf(to)];
  const list = ALLOWED[room] ?? [];
  if (room === target || list.includes(EVERYTHING) || list.includes(target)) return true;
  return typeOnly && list.includes(`type:${target}`);
}

function cycleFrom(
  start: string,
  edges: ReadonlyMap<string, readonly string[]>,
  done: Set<string>,
): string[] | null {
  const path: string[] = [];
  const visit = (file: string): string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return null;
    path.push(file);
    for (const next of edges.get(file) ?? []) {
      const found = visit(next);
      if (found) return found;
    }
    path.pop();
    done.add(file);
    return null;
  };
  return visit(start);
}

function linesWith(pattern: RegExp, files: readonly string[]): string[] {
  return files.flatMap((file) =>
    readFileSync(join(ROOT, file), 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        pattern.test(line.replace(/\/\/.*|^\s*\*.*/, '')) ? `${file}:${index + 1}` : [],
      ),
  );
}

describe('architecture', () => {
  it('every import follows the table of docs/architecture.md', () => {
    const wrong = IMPORTS.filter((one) => !allowed(one)).map(({ from, to }) => `${from} -> ${to}`);
    assert.deepEqual(wrong, []);
  });

  it('every room uses the packages of its row alone', () => {
    const wrong = ALL_IMPORTS.filter((one) => !isOwn(one) && !allowedPackage(one));
    assert.deepEqual(
      wrong.map(({ from, to }) => `${from} -> ${to}`),
      [],
    );
  });

  it('every room of the sources is in both tables', () => {
    assert.deepEqual(
      [...new Set(FILES.map(roomOf))].filter((room) => !(room in ALLOWED && room in PACKAGES)),
      [],
    );
  });

  it('no files import each other in a circle', () => {
    const edges = new Map(
      FILES.map((file) => [
        file,
        IMPORTS.filter(({ from, typeOnly }) => from === file && !typeOnly).map(({ to }) => to),
      ]),
    );
    const done = new Set<string>();
    const cycles = FILES.flatMap((file) => cycleFrom(file, edges, done)?.join(' -> ') ?? []);
    assert.deepEqual(cycles, []);
  });

  it('only config.ts reads the environment', () => {
    assert.deepEqual(
      linesWith(
        /process\.env/,
        FILES.filter((file) => file !== 'src/config.ts'),
      ),
      [],
    );
  });

  it('the learning core has no clock, chance, network or file of its own', () => {
    const core = FILES.filter((file) => file.startsWith('src/learning/'));
    assert.deepEqual(
      linesWith(
        /Date\.now|new Date\(\)|performance\.|Math\.random|\bcrypto\b|randomUUID|\bfetch\(|'node:|setTimeout/,
        core,
      ),
      [],
    );
  });

  it('only the commands write to the console or exit', () => {
    const rest = FILES.filter((file) => !file.startsWith('src/cli/'));
    assert.deepEqual(linesWith(/console\.|process\.exit/, rest), []);
  });

  it('no platform is asked for by name outside its own file', () => {
    const rest = FILES.filter((file) => !file.startsWith('src/lti/platforms/'));
    assert.deepEqual(
      linesWith(/\.family\s*===|===\s*'(canvas|moodle|brightspace|blackboard|sakai)'/, rest),
      [],
    );
  });
});
