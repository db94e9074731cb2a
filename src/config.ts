import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { TrellisError } from './errors.ts';

/** Everything that can be set, read once at start. The README lists the same names; a test compares the two. */
export interface Config {
  readonly production: boolean;
  readonly port: number;
  readonly host: string;
  /** The only source of absolute URLs; no trailing slash. */
  readonly publicUrl: string;
  readonly dataDir: string;
  readonly mongodbUrl: string | null;
  /** Port of the demo LMS; null when the demo is off. */
  readonly demoPort: number | null;
  /** Encrypts keys at rest; null means one is made and kept under `dataDir`. */
  readonly secret: string | null;
  /** Age at which the tool's signing key is replaced, in days. */
  readonly keyRotationDays: number;
  readonly outboundAllow: readonly string[];
  readonly logLevel: string;
  readonly trustProxy: boolean | number;
  /** Whom people are to ask, shown to them as it is; null when not said. */
  readonly contact: string | null;
  /** File of the text learners agree to before they practise; null for none. */
  readonly consentFile: string | null;
  /** For how many days each kind of data is kept; a kind left out is kept until somebody erases it. */
  readonly retention: Retention;
}

const PORT_WORDS = 'a whole number from 1 to 65535';
const port = z.coerce.number(PORT_WORDS).int(PORT_WORDS).min(1, PORT_WORDS).max(65_535, PORT_WORDS);
const DAYS_WORDS = 'a whole number of days from 7 to 3650';
const flag = z
  .enum(['true', 'false', '1', '0', 'on', 'off', 'yes', 'no'], 'on or off')
  .transform((value) => ['true', '1', 'on', 'yes'].includes(value));

/** Kinds of data that may go by age. */
const RETAINED = ['learners', 'statements', 'accesses', 'audit', 'rosters'] as const;

/** Days by kind of data. */
export type Retention = Readonly<Partial<Record<(typeof RETAINED)[number], number>>>;

const retention = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,]+/).filter((entry) => entry !== ''))
  .pipe(
    z.array(
      z
        .string()
        .regex(
          new RegExp(`^(${RETAINED.join('|')})=[1-9]\\d{0,4}$`),
          `pairs such as learners=730, with whole days, of ${RETAINED.join(', ')}`,
        ),
    ),
  )
  .transform(
    (pairs): Retention =>
      Object.fromEntries(pairs.map((pair) => pair.split('=')).map(([kind, days]) => [kind, Number(days)])),
  );

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Names and shapes of the settings, in the order of the README table. */
export const SETTINGS = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).optional(),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'an address such as https://practice.example.edu' })
    .refine(
      (url) => URL.canParse(url) && new URL(url).pathname === '/' && !url.includes('?'),
      'an origin without a path, such as https://practice.example.edu',
    )
    .optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  MONGODB_URL: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'an address that begins with mongodb:// or mongodb+srv://')
    .optional(),
  TRELLIS_DEMO: flag.default(true),
  DEMO_PORT: port.default(3001),
  TRELLIS_SECRET: z.string().min(32, 'at least 32 characters').optional(),
  KEY_ROTATION_DAYS: z.coerce
    .number(DAYS_WORDS)
    .int(DAYS_WORDS)
    .min(7, DAYS_WORDS)
    .max(3650, DAYS_WORDS)
    .default(90),
  OUTBOUND_ALLOW: z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,]+/).filter((entry) => entry !== '')),
  LOG_LEVEL: z.enum(LEVELS, `one of ${LEVELS.join(', ')}`).default('info'),
  TRUST_PROXY: z
    .string()
    .regex(/^(\d|10|on|off|true|false|yes|no)$/, 'a number of proxies from 0 to 10, or on or off')
    .default('off')
    .transform((text) => (/^\d+$/.test(text) ? Number(text) : ['on', 'true', 'yes'].includes(text))),
  CONTACT: z.string().trim().max(200, 'at most 200 characters').optional(),
  CONSENT_FILE: z.string().min(1).optional(),
  RETENTION: retention,
  NODE_ENV: z.string().default('development'),
});

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1', '[::1]']);

/** Whether a host name or address is this machine alone. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host);
}

type Parsed = z.infer<typeof SETTINGS>;

function hostOf(settings: Parsed): string {
  return settings.HOST ?? (settings.NODE_ENV === 'production' ? '0.0.0.0' : '127.0.0.1');
}

/** The demo runs only where nobody but this machine can reach the tool. */
function demoWanted(settings: Parsed, publicUrl: URL): boolean {
  const here = isLoopback(hostOf(settings)) && isLoopback(publicUrl.hostname);
  return settings.TRELLIS_DEMO && settings.NODE_ENV !== 'production' && here;
}

/** What one setting alone cannot tell: pairs that do not go together. */
function conflicts(settings: Parsed, publicUrl: URL): string[] {
  const found: string[] = [];
  const production = settings.NODE_ENV === 'production';
  if (publicUrl.protocol !== 'https:' && !isLoopback(publicUrl.hostname)) {
    found.push('PUBLIC_URL: must be https unless it is this machine (browsers refuse to embed plain http)');
  }
  if (production && settings.TRELLIS_SECRET === undefined) {
    found.push('TRELLIS_SECRET: needed in production; make one with: openssl rand -base64 32');
  }
  if (production && settings.PUBLIC_URL === undefined) {
    found.push(
      'PUBLIC_URL: needed in production: the address browsers use, such as https://practice.example.edu',
    );
  }
  if (demoWanted(settings, publicUrl) && settings.PORT === settings.DEMO_PORT) {
    found.push('DEMO_PORT: must differ from PORT');
  }
  return found;
}

function complain(lines: readonly string[]): never {
  throw new TrellisError('config_invalid', lines.join('\n'), { params: { problems: lines.join('; ') } });
}

/** The environment over a `.env` file in `folder`, if there is one. An empty value counts as not set. */
function readEnvironment(environment: NodeJS.ProcessEnv, folder: string): Record<string, string> {
  const file = join(folder, '.env');
  const written = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  const merged = { ...written, ...environment };
  return Object.fromEntries(
    Object.entries(merged).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, value]],
    ),
  );
}

/**
 * Reads and checks every setting.
 * @throws TrellisError `config_invalid` whose detail has one line for each setting with a bad value, with what is expected.
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env, folder = process.cwd()): Config {
  const parsed = SETTINGS.safeParse(readEnvironment(environment, folder));
  if (!parsed.success) {
    const wrong = new Map<string, string>();
    for (const { path, message } of parsed.error.issues) {
      const name = String(path[0]);
      if (!wrong.has(name)) wrong.set(name, `${name}: must be ${message.replace(/^must /, '')}`);
    }
    complain([...wrong.values()]);
  }
  const settings = parsed.data;
  const production = settings.NODE_ENV === 'production';
  const publicUrl = new URL(settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`);
  const problems = conflicts(settings, publicUrl);
  if (problems.length > 0) complain(problems);
  return {
    production,
    port: settings.PORT,
    host: hostOf(settings),
    publicUrl: publicUrl.origin,
    dataDir: resolve(folder, settings.DATA_DIR),
    mongodbUrl: settings.MONGODB_URL ?? null,
    demoPort: demoWanted(settings, publicUrl) ? settings.DEMO_PORT : null,
    secret: settings.TRELLIS_SECRET ?? null,
    keyRotationDays: settings.KEY_ROTATION_DAYS,
    outboundAllow: settings.OUTBOUND_ALLOW,
    logLevel: settings.LOG_LEVEL,
    trustProxy: settings.TRUST_PROXY,
    contact: settings.CONTACT ?? null,
    consentFile: settings.CONSENT_FILE === undefined ? null : resolve(folder, settings.CONSENT_FILE),
    retention: settings.RETENTION,
  };
}
