import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Path of the system's Chromium or Chrome; null where there is none. */
export function findChromium(): string | null {
  return PLACES.find((path) => existsSync(path)) ?? null;
}

/** Starts the system's browser; the caller closes it. */
export async function startChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('no Chromium on this machine');
  return chromium.launch({ executablePath, args: ARGS });
}

/** Skips a suite where there is no browser, with one loud line. */
export function skipWithoutChromium(suite: Mocha.Context): void {
  if (findChromium() !== null) return;
  process.stderr.write(
    'SKIPPED: browser tests of the pages, because this machine has no Chromium or Chrome\n',
  );
  suite.skip();
}
