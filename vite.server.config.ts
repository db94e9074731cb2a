import { defineConfig, type Plugin, parseSync, Visitor } from 'vite';

/** A letter outside ASCII, with a backslash that escapes it for nothing. */
const LETTER = /(?<=(?<!\\)(?:\\\\)*)\\?[^\n\r\t -~]/g;

/** `é` as `\u00e9`. */
function escaped(letter: string): string {
  return `\\u${letter
    .charCodeAt(letter.length - 1)
    .toString(16)
    .padStart(4, '0')}`;
}

/** The first `String.raw` template with a letter outside ASCII, as it is written; null for none. */
function rawLetters(name: string, code: string): string | null {
  if (!code.includes('raw`')) return null;
  let found: string | null = null;
  const visitor = new Visitor({
    TaggedTemplateExpression({ start, end, tag, quasi }) {
      const isRaw = tag.type === 'MemberExpression' && 'name' in tag.property && tag.property.name === 'raw';
      const hasLetter = quasi.quasis.some(({ value }) => value.raw.search(LETTER) >= 0);
      if (isRaw && hasLetter) found ??= code.slice(start, end);
    },
  });
  visitor.visit(parseSync(name, code).program);
  return found;
}

/**
 * Writes every letter outside ASCII as its escape: the engine keeps the text of each file it has loaded, at two bytes a
 * letter as soon as one letter of the file needs them. `String.raw` reads what is written, where an escape is no letter: the
 * build fails for one.
 */
const ascii: Plugin = {
  name: 'ascii',
  generateBundle(_options, files) {
    for (const file of Object.values(files)) {
      if (file.type !== 'chunk') continue;
      const raw = rawLetters(file.fileName, file.code);
      if (raw !== null)
        this.error(
          `${file.fileName}: write the letters outside ASCII of ${raw} in a template without String.raw`,
        );
      file.code = file.code.replace(LETTER, escaped);
    }
  },
};

/**
 * The server build: the sources and the packages they use, in few files. As 1,300 modules they took a third more memory and
 * more than twice the processor time to load. What is started or measured by its path is an entry; what is loaded
 * when it is first needed becomes a file by itself. Names are kept, so that a stack trace reads as the sources do.
 */
export default defineConfig({
  publicDir: false,
  plugins: [ascii],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  json: { stringify: true, namedExports: false },
  // libsql brings a binary, mongoose is loaded only where MongoDB keeps the data, and supports-color, which debug can do
  // without, is here for tools of development alone.
  ssr: { target: 'node', noExternal: true, external: ['libsql', 'mongoose', 'supports-color'] },
  build: {
    ssr: true,
    outDir: 'dist/src',
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: {
        'cli/bin': 'src/cli/bin.ts',
        'cli/trellis': 'src/cli/trellis.ts',
        calibrateApart: 'src/calibrateApart.ts',
        config: 'src/config.ts',
        'jobs/loop': 'src/jobs/loop.ts',
        'jobs/deliver/grade': 'src/jobs/deliver/grade.ts',
        main: 'src/main.ts',
        thrift: 'src/thrift.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name].js' },
    },
  },
});
