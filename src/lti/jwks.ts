import type { JWK } from 'jose';
import { z } from 'zod';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../duration.ts';
import { TrellisError } from '../errors.ts';
import type { Fetch } from './http.ts';
import type { Registration } from './registration.ts';

/** Younger than this a key set is used as it is; milliseconds, like all times here. */
const FRESH_MS = 10 * MINUTE_MS;
/** Up to here it is used at once and refreshed behind the launch. */
const STALE_MS = HOUR_MS;
/** Up to here it is used when the platform cannot be reached. */
const OUTAGE_MS = DAY_MS;
/** A stranger's unknown key id must not make the tool fetch at will: a bucket of 2, refilled at 2 per minute. */
const BUCKET_SIZE = 2;
const REFILL_MS = 30_000;
const MAX_BYTES = 256 * 1024;
/** A launch may be waiting. */
const TIMEOUT_MS = 5_000;

/** Any private or symmetric member: a platform that publishes one has lost its key, nothing it signs counts. */
const SECRET_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv'];
const keySetSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).max(200) });

type Platform = Pick<Registration, 'id' | 'jwksUrl'>;

/** Looks up a platform's public keys by key id. */
export interface KeySets {
  /**
   * All keys with this id (some platforms publish doubles); at least one. Errors: `kid_unknown`, and
   * `jwks_unavailable` when the platform's keys cannot be had and none usable is remembered.
   */
  find(registration: Platform, kid: string): Promise<readonly JWK[]>;
}

/** A key set as a platform last gave it. */
export interface KeptKeySet {
  /** Id of the registration. */
  readonly registration: string;
  /** Where it was fetched. */
  readonly url: string;
  /** The document, word for word. */
  readonly text: string;
  /** Milliseconds since the epoch. */
  readonly fetchedAt: number;
}

/** Where key sets outlive this process: one of each registration. */
export interface KeptKeySets {
  /** One that is older than what is kept changes nothing. */
  put(set: KeptKeySet): Promise<void>;
  get(registration: string): Promise<KeptKeySet | null>;
}

interface Deps {
  readonly fetch: Fetch;
  readonly kept: KeptKeySets;
  now(): number;
}

interface Entry {
  readonly registration: string;
  readonly url: string;
  keys: readonly JWK[];
  fetchedAt: number;
  /** When the newest fetch failed; null when it did not. */
  failedAt: number | null;
  tokens: number;
  refilledAt: number;
  pending: Promise<boolean> | null;
}

/**
 * Key sets of all platforms, remembered in this process. Known keys outlive an outage of the platform for a day, also a
 * restart within it: what was fetched last is kept, and looked at only when a fetch fails. An unknown key id refetches
 * within the bucket, so a rotation heals by itself.
 */
export function makeKeySets(deps: Deps): KeySets {
  const entries = new Map<string, Entry>();
  return {
    async find(registration, kid) {
      const entry = entryOf(entries, registration, deps.now());
      const age = deps.now() - entry.fetchedAt;
      let known = keysOf(entry, kid, age);
      if (known.length > 0 && (age < STALE_MS || isDown(entry, deps.now()))) {
        if (age >= FRESH_MS) void refresh(entry, deps);
        return known;
      }
      const outcome = await refresh(entry, deps);
      known = keysOf(entry, kid, deps.now() - entry.fetchedAt);
      if (known.length > 0) return known;
      const never = deps.now() - entry.fetchedAt >= OUTAGE_MS;
      throw new TrellisError(never || outcome === 'failed' ? 'jwks_unavailable' : 'kid_unknown');
    },
  };
}

function entryOf(entries: Map<string, Entry>, { id, jwksUrl }: Platform, now: number): Entry {
  const known = entries.get(id);
  if (known?.url === jwksUrl) return known;
  const entry: Entry = {
    registration: id,
    url: jwksUrl,
    keys: [],
    fetchedAt: Number.NEGATIVE_INFINITY,
    failedAt: null,
    tokens: BUCKET_SIZE,
    refilledAt: now,
    pending: null,
  };
  entries.set(id, entry);
  return entry;
}

function keysOf(entry: Entry, kid: string, age: number): readonly JWK[] {
  return age < OUTAGE_MS ? entry.keys.filter((key) => key.kid === kid) : [];
}

/**
 * Whether the newest fetch failed a moment ago: then nobody waits for the next while a key is known. A failure of hours ago
 * says nothing, and a key that was withdrawn since must not open one more launch.
 */
function isDown({ failedAt }: Entry, now: number): boolean {
  return failedAt !== null && now - failedAt < FRESH_MS;
}

/** Fetches once for all who wait; `limited` when the bucket is empty. Never rejects. */
async function refresh(entry: Entry, deps: Deps): Promise<'done' | 'failed' | 'limited'> {
  if (!entry.pending) {
    if (!takeToken(entry, deps.now())) return 'limited';
    entry.pending = load(entry, deps).finally(() => {
      entry.pending = null;
    });
  }
  return (await entry.pending) ? 'done' : 'failed';
}

function takeToken(entry: Entry, now: number): boolean {
  const earned = Math.floor((now - entry.refilledAt) / REFILL_MS);
  if (earned > 0) {
    entry.tokens = Math.min(BUCKET_SIZE, entry.tokens + earned);
    entry.refilledAt += earned * REFILL_MS;
  }
  if (entry.tokens === 0) return false;
  entry.tokens -= 1;
  return true;
}

async function load(entry: Entry, deps: Deps): Promise<boolean> {
  try {
    const headers = { accept: 'application/json' };
    const limits = { timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES };
    const response = await deps.fetch(entry.url, { method: 'GET', headers, ...limits });
    if (response.status !== 200) throw new TrellisError('jwks_unavailable', `status ${response.status}`);
    entry.keys = parseKeySet(response.text);
    entry.fetchedAt = deps.now();
    entry.failedAt = null;
    await keep(entry, response.text, deps);
    return true;
  } catch {
    // The reason does not matter here: remembered keys go on serving, and the caller says what is missing.
    entry.failedAt = deps.now();
    await recall(entry, deps).catch(() => undefined);
    return false;
  }
}

/** A store that fails costs what would have helped after a restart, and no launch. */
async function keep({ registration, url, fetchedAt }: Entry, text: string, { kept }: Deps): Promise<void> {
  await kept.put({ registration, url, text, fetchedAt }).catch(() => undefined);
}

/** What was fetched before this process began, where it has fetched nothing itself. */
async function recall(entry: Entry, { kept }: Deps): Promise<void> {
  if (entry.fetchedAt > Number.NEGATIVE_INFINITY) return;
  const known = await kept.get(entry.registration);
  if (known?.url !== entry.url) return;
  entry.keys = parseKeySet(known.text);
  entry.fetchedAt = known.fetchedAt;
}

function parseKeySet(text: string): readonly JWK[] {
  const { keys } = keySetSchema.parse(JSON.parse(text));
  const leaked = keys.some((key) => SECRET_MEMBERS.some((member) => Object.hasOwn(key, member)));
  if (leaked) throw new TrellisError('jwks_unavailable', 'the key set holds a secret');
  return keys;
}
