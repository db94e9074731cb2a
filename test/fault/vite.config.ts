import { defineConfig } from 'vite';

/** The tool of the fault tests as one file, so that a thousand starts of it are short; `--outDir` says where. */
export default defineConfig({
  publicDir: false,
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  ssr: { noExternal: true, external: ['libsql', 'mongoose'] },
  build: {
    ssr: 'test/fault/server.ts',
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: {
      output: {
        format: 'cjs',
        codeSplitting: false,
        entryFileNames: 'server.cjs',
        dynamicImportInCjs: false,
      },
    },
  },
});
