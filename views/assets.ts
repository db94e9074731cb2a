import type { Assets } from '../src/api/page.ts';

/** File of an entry of Vite's manifest; null where the manifest lacks it. */
function fileOf(manifest: unknown, name: string): string | null {
  const entries = typeof manifest === 'object' && manifest !== null ? Object.entries(manifest) : [];
  const entry: unknown = entries.find(([key]) => key === name)?.[1];
  if (typeof entry !== 'object' || entry === null || !('file' in entry)) return null;
  return typeof entry.file === 'string' ? entry.file : null;
}

/**
 * The script and style sheet of the browser build, from the parsed `dist/assets/manifest.json`. `base` is the path the
 * folder is served under, with a slash at its end. Throws `TypeError` for a manifest without them.
 */
export function assetsOf(manifest: unknown, base = '/assets/'): Assets {
  const script = fileOf(manifest, 'views/client.tsx');
  const style = fileOf(manifest, 'style.css');
  if (script === null || style === null) {
    throw new TypeError('the browser build lacks its script or its style sheet: run the build again');
  }
  return { script: `${base}${script}`, style: `${base}${style}` };
}
