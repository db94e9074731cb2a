import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type LaunchOptions,
} from 'playwright-core';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The engine of the same pages without the program around it, which draws its own bars and menus at every page. */
const LIGHT_PLACES = ['/usr/bin/chromium-headless-shell', '/usr/bin/chrome-headless-shell'];

/**
 * `whole`: the program that people have, with its settings for cookies and storage. `light`: its engine alone, at half the
 * processor's time, for what no such setting changes; where a machine has none, the whole one.
 */
export type BrowserKind = 'whole' | 'light';

/** Switches every test browser is started with: quiet, and without what a machine for tests cannot give. */
export const BROWSER_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Pages of one site share a process, as on a machine with little memory; another site in a frame has its own still.
  '--renderer-process-limit=1',
];

/** Third-party cookies blocked, as a careful reader or a school sets it: for every site, not only in private windows. */
const PREFERENCES = { cookie_controls_mode: 1, block_third_party_cookies: true };

/** A site that may keep nothing, neither cookies nor storage, while the site around it is the second one. */
export interface BlockedSite {
  readonly site: string;
  /** `*` for any, itself included. */
  readonly inside: string;
}

/** The profile's preferences as Chromium writes them when a person blocks these sites in the settings. */
function preferences(blocked: readonly BlockedSite[]) {
  const cookies = Object.fromEntries(
    blocked.map(({ site, inside }) => [`${site},${inside}`, { setting: 2 }]),
  );
  return { profile: { ...PREFERENCES, content_settings: { exceptions: { cookies } } } };
}

const SWITCH = '--disable-features=';
const PARTITIONING = 'ThirdPartyStoragePartitioning';

/** Pages of the address bar, which a browser loads at its start for whoever may type there. */
const BAR_PAGES = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'];

/** Path of the system's Chromium or Chrome; null where there is none. */
export function findBrowser(kind: BrowserKind = 'whole'): string | null {
  const whole = PLACES.find((path) => existsSync(path)) ?? null;
  const light = kind === 'light' ? LIGHT_PLACES.find((path) => existsSync(path)) : undefined;
  return light ?? whole;
}

/**
 * Skips a suite where there is no browser, with one loud line. Call it in `before`. A browser on a busy machine may be
 * late once: its tests get a second try, and what fails twice is wrong.
 */
export function skipWithoutBrowser(suite: Mocha.Context): void {
  suite.test?.parent?.eachTest((test) => test.retries(1));
  if (findBrowser() !== null) return;
  process.stderr.write('SKIPPED: browser journeys, because this machine has no Chromium or Chrome\n');
  suite.skip();
}

/** The switch changes with the version of playwright alone. */
const VERSION: string = createRequire(import.meta.url)('playwright-core/package.json').version;

let switchedOff: Promise<string> | null = null;

/**
 * The switch by which playwright turns browser features off. It is no part of its interface, so a browser is started
 * with it once and its arguments are read.
 */
function featureSwitch(executablePath: string): Promise<string> {
  switchedOff ??= (async () => {
    const kept = join(tmpdir(), `trellis-browser-switch-${VERSION}`);
    if (existsSync(kept)) return readFileSync(kept, 'utf8');
    const server = await chromium.launchServer({ executablePath, args: BROWSER_ARGS });
    const found = server.process().spawnargs.find((arg) => arg.startsWith(SWITCH)) ?? SWITCH;
    await server.close();
    // A browser is not started again only to be asked this.
    const draft = `${kept}.${process.pid}`;
    writeFileSync(draft, found);
    renameSync(draft, kept);
    return found;
  })();
  return switchedOff;
}

/** The same switch with storage partitioning left on, as it is in the browsers of people. */
function switchOff(found: string): string {
  const names = found.slice(SWITCH.length).split(',');
  return SWITCH + [...names.filter((name) => name !== PARTITIONING), ...BAR_PAGES].join(',');
}

/** How a test browser of this kind is started. Throws where there is none. */
export async function launchOptions(kind: BrowserKind): Promise<LaunchOptions> {
  const executablePath = findBrowser(kind);
  if (executablePath === null) throw new Error('no Chromium on this machine');
  const found = await featureSwitch(executablePath);
  return { executablePath, args: [...BROWSER_ARGS, switchOff(found)], ignoreDefaultArgs: [found] };
}

/** What a test needs of a browser; sites are blocked in a whole one alone. */
export interface BrowserNeeds {
  readonly kind?: BrowserKind;
  readonly blocked?: readonly BlockedSite[];
}

/** A browser with a profile of its own. */
export interface TestBrowser {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/**
 * Opens the system's browser with a new profile in which storage is partitioned and, in the whole one, third-party
 * cookies are blocked.
 */
export async function openBrowser(
  options: BrowserContextOptions = {},
  { kind = 'whole', blocked = [] }: BrowserNeeds = {},
): Promise<TestBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'trellis-browser-'));
  mkdirSync(join(profile, 'Default'));
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify(preferences(blocked)));
  const context = await chromium.launchPersistentContext(profile, {
    ...(await launchOptions(kind)),
    ...options,
  });
  return {
    context,
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
