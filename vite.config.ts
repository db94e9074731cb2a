import { defineConfig } from 'vite';

/** The browser build: `views/client.tsx` to `dist/assets`, hashed names, one style sheet, a manifest for the server. */
export default defineConfig({
  base: '/assets/',
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'dist/assets',
    emptyOutDir: true,
    assetsDir: '.',
    manifest: 'manifest.json',
    cssCodeSplit: false,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // fonts must stay files of their own: a page loads one only when its reader chose it
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: 'views/client.tsx',
      // What every page needs stays in one file: the first question must not wait for a second one.
      output: {
        codeSplitting: {
          groups: [{ name: 'client', test: /views\/client\.tsx$/ }],
          includeDependenciesRecursively: true,
        },
      },
    },
  },
});
