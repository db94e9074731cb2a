import type { Request, RequestHandler } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { DAY_MS, MINUTE_MS } from '../duration.ts';
import { TrellisError } from '../errors.ts';
import { addressKey, networkKey } from './addressKey.ts';
import { bearerOf } from './bearer.ts';
import { type RecentlySeen, recentlySeen } from './recentlySeen.ts';

/**
 * Most that happens in a minute, in each process. No limit counts honest requests by address alone: a whole school may sit
 * behind one.
 */
export const PER_MINUTE = {
  /** Requests of one address that came to nothing: no session, a forged launch, an address that is none. */
  refused: 3_000,
  /** The same for an address from which somebody launched today: a school with expired sessions is no attack. */
  refusedAtSchool: 30_000,
  /** Logins begun at one platform from one address; from one where somebody launched today. Each keeps a row for an hour. */
  logins: 2_000,
  loginsAtSchool: 5_000,
  /**
   * Logins begun at one platform from one network (see `networkKey`) where nobody launched today, whatever others do, and
   * those of all such networks beyond their share. One pot alone would let a few addresses empty it and shut every
   * newcomer out, and every school after a restart, which forgets who launched. So a network nobody has used always has
   * its share, enough for the class that starts; its first launch lifts it out. What is kept stays bounded by the pot and
   * by how many networks an attacker really has.
   */
  loginsOfNetwork: 600,
  loginsOfStrangers: 4_000,
  /** Launches of one person. Guests have no id to tell them apart: the logins of their address bound them. */
  launches: 60,
  /** Requests of one web session; of one learner in all sessions. */
  session: 600,
  learner: 900,
  /** Requests of everybody from one platform, so that none takes the tool away from the others. */
  platform: 60_000,
} as const;

/** Most that one learner's sessions put into the record store in an hour, in each process. */
export const PER_HOUR_OF_LEARNER = { statements: 1_000, bytes: 5_000_000 } as const;

const HOUR_S = 60 * 60;
/** Addresses and sessions remembered as good. */
const MOST_REMEMBERED = 50_000;
/** A session that was alive is taken for alive so long when its address is over its limit, in milliseconds. */
const ALIVE_MS = 10 * MINUTE_MS;

/** Whose request it is, once that is known. */
interface Requester {
  readonly tokenHash: string;
  readonly registration: string;
  readonly learner: string;
}

/** A request as far as limits look at it before anybody is known. */
export type Visitor = Pick<Request, 'ip' | 'headers'>;

/** What bounds the requests of one process, see `PER_MINUTE`. */
export interface Limits {
  /** Whether this visitor's address has done nothing but fail and is to be turned away before any work. */
  turnsAway(visitor: Visitor): Promise<boolean>;
  /** A request of this visitor came to nothing. */
  failed(visitor: Visitor): void;
  /** A login is about to be kept. @throws TrellisError `too_many_requests`, like the others */
  login(visitor: Visitor, registration: string): Promise<void>;
  /** A launch was verified: its address is one of a school's. @param person null for a guest */
  launched(visitor: Visitor, registration: string, person: string | null): Promise<void>;
  /** A session was found alive. */
  session(requester: Requester): Promise<void>;
  /** A request with a key of the LRS, which may make so many in a minute. */
  key(id: string, perMinute: number): Promise<void>;
  /**
   * A learner's session wants to put so many statements and bytes into the record store. Seconds until there is room for
   * them; 0 when there is, and then they are counted.
   */
  records(learner: string, statements: number, bytes: number): Promise<number>;
}

/** Whether a request came to nothing by its sender's own doing. Being told to wait (429) does not count, or a limit once reached would feed itself. */
export function cameToNothing(status: number): boolean {
  return status >= 400 && status < 500 && status !== 429;
}

/** In front of everything that does work: turns addresses away that only fail, and counts what fails. */
export function strangers(limits: Limits): RequestHandler {
  return (request, response, next) => {
    limits.turnsAway(request).then((away) => {
      if (away) return next(new TrellisError('too_many_requests', 'address'));
      response.on('finish', () => {
        if (cameToNothing(response.statusCode)) limits.failed(request);
      });
      next();
    }, next);
  };
}

function takes(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  return limiter.consume(key).then(
    () => true,
    () => false,
  );
}

async function take(limiter: RateLimiterMemory, key: string, detail: string): Promise<void> {
  if (!(await takes(limiter, key))) throw new TrellisError('too_many_requests', detail);
}

function perMinute(points: number): RateLimiterMemory {
  return new RateLimiterMemory({ points, duration: 60 });
}

/** Seconds until a key may have so many points more; 0 when it may now. Nothing is counted. */
async function waitFor(limiter: RateLimiterMemory, key: string, points: number): Promise<number> {
  const { consumedPoints = 0, msBeforeNext = 0 } = (await limiter.get(key)) ?? {};
  return consumedPoints + points <= limiter.points ? 0 : Math.ceil(msBeforeNext / 1000) || 1;
}

/** The counters, each with the most that it lets through. */
function makeCounters() {
  return {
    refused: perMinute(PER_MINUTE.refusedAtSchool),
    logins: perMinute(PER_MINUTE.loginsAtSchool),
    network: perMinute(PER_MINUTE.loginsOfNetwork),
    strangers: perMinute(PER_MINUTE.loginsOfStrangers),
    launches: perMinute(PER_MINUTE.launches),
    session: perMinute(PER_MINUTE.session),
    learner: perMinute(PER_MINUTE.learner),
    platform: perMinute(PER_MINUTE.platform),
    // Each key has a limit of its own, so here they are only counted.
    keys: perMinute(Number.MAX_SAFE_INTEGER),
    statements: new RateLimiterMemory({ points: PER_HOUR_OF_LEARNER.statements, duration: HOUR_S }),
    bytes: new RateLimiterMemory({ points: PER_HOUR_OF_LEARNER.bytes, duration: HOUR_S }),
  };
}

type Counters = ReturnType<typeof makeCounters>;

/** Addresses from which somebody launched today, and from which something came to nothing. */
interface Addresses {
  readonly schools: RecentlySeen;
  readonly failing: RecentlySeen;
}

/** Limits of those who are not known yet, which go by their address. */
function limitStrangers(
  counters: Counters,
  { schools, failing, alive }: Addresses & { readonly alive: RecentlySeen },
): Pick<Limits, 'turnsAway' | 'failed' | 'login' | 'launched'> {
  return {
    async turnsAway(visitor) {
      const address = addressKey(visitor.ip);
      // Nearly nobody: their requests are looked up no further.
      if (!failing.has(address)) return false;
      const { consumedPoints = 0 } = (await counters.refused.get(address)) ?? {};
      const most = schools.has(address) ? PER_MINUTE.refusedAtSchool : PER_MINUTE.refused;
      if (consumedPoints < most) return false;
      const bearer = bearerOf(visitor);
      return bearer === null || !alive.has(bearer);
    },
    failed(visitor) {
      const address = addressKey(visitor.ip);
      failing.note(address);
      void counters.refused.penalty(address, 1);
    },
    async login(visitor, registration) {
      const address = addressKey(visitor.ip);
      const key = `${registration} ${address}`;
      await take(counters.logins, key, 'logins of an address');
      if (schools.has(key)) return;
      const { consumedPoints = 0 } = (await counters.logins.get(key)) ?? {};
      if (consumedPoints > PER_MINUTE.logins)
        throw new TrellisError('too_many_requests', 'logins of an address');
      if (await takes(counters.network, `${registration} ${networkKey(visitor.ip)}`)) return;
      await take(counters.strangers, registration, 'logins of strangers');
    },
    async launched(visitor, registration, person) {
      const address = addressKey(visitor.ip);
      schools.note(address);
      schools.note(`${registration} ${address}`);
      if (person !== null) await take(counters.launches, person, 'launches of a person');
    },
  };
}

/** Limits of those who are known, which go by who they are. */
function limitKnown(counters: Counters, alive: RecentlySeen): Pick<Limits, 'session' | 'key' | 'records'> {
  return {
    async session({ tokenHash, registration, learner }) {
      alive.note(tokenHash);
      await take(counters.session, tokenHash, 'session');
      await take(counters.learner, learner, 'learner');
      await take(counters.platform, registration, 'platform');
    },
    async key(id, most) {
      const { consumedPoints } = await counters.keys.consume(id);
      if (consumedPoints > most) throw new TrellisError('too_many_requests', 'LRS key');
    },
    async records(learner, statements, bytes) {
      const waits = [
        await waitFor(counters.statements, learner, statements),
        await waitFor(counters.bytes, learner, bytes),
      ];
      const wait = Math.max(...waits);
      if (wait > 0) return wait;
      await counters.statements.consume(learner, statements);
      await counters.bytes.consume(learner, bytes);
      return 0;
    },
  };
}

/** Limits of one process. @param now milliseconds since the epoch */
export function makeLimits(now: () => number): Limits {
  const counters = makeCounters();
  const schools = recentlySeen(MOST_REMEMBERED, DAY_MS, now);
  const failing = recentlySeen(MOST_REMEMBERED, DAY_MS, now);
  const alive = recentlySeen(MOST_REMEMBERED, ALIVE_MS, now);
  return { ...limitStrangers(counters, { schools, failing, alive }), ...limitKnown(counters, alive) };
}
