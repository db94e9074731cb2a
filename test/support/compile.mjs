// Compiles src, views and test to plain JavaScript, once for all the processes of a run: each would do it for itself
// otherwise. `compiled.cjs` loads what comes of it.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const SOURCES = ['src', 'views', 'test'];
const SOURCE = /(?<!\.d)\.tsx?$/;
/** What no suite loads; some of it cannot be loaded by `require`. */
const LEFT_OUT = /node_modules|^test[\\/]bench[\\/]/;

/** What a module knows of its place, in the words of a module that is loaded by `require`. */
const PLACE = {
  'import.meta.url': '__moduleUrl',
  'import.meta.dirname': '__dirname',
  'import.meta.filename': '__filename',
};
const URL_HERE = "const __moduleUrl = require('node:url').pathToFileURL(__filename).href;";

function sourcesOf(root) {
  return SOURCES.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, name)),
  ).filter((name) => SOURCE.test(name) && !LEFT_OUT.test(name));
}

/** The compiler that tsx uses: what it makes is what a single file run with tsx is made of. */
function compiler(root) {
  const tsx = createRequire(join(root, 'package.json')).resolve('tsx');
  return createRequire(tsx)('esbuild');
}

/** Writes the compiled tree to `folder`, emptied before. Programs that only run by themselves are left out. */
export async function compile(root, folder) {
  rmSync(folder, { recursive: true, force: true });
  const { transform, stop } = compiler(root);
  const one = async (name) => {
    const text = readFileSync(join(root, name), 'utf8');
    const { code } = await transform(text, {
      loader: name.endsWith('x') ? 'tsx' : 'ts',
      format: 'cjs',
      platform: 'node',
      target: `node${process.versions.node}`,
      jsx: 'automatic',
      jsxImportSource: 'preact',
      sourcefile: join(root, name),
      sourcemap: 'inline',
      sourcesContent: false,
      define: PLACE,
      banner: text.includes('import.meta.url') ? URL_HERE : '',
      // One copy of each module, whichever way it is asked for.
      supported: { 'dynamic-import': false },
    });
    const file = join(folder, name.replace(SOURCE, '.js'));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, code);
  };
  // A program with `await` at its top is none of them; a mistake is found by the types, and by whoever loads it.
  await Promise.allSettled(sourcesOf(root).map(one));
  await stop?.();
}
