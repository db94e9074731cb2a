import type { PlatformStorage } from '../../../src/api/page.ts';
import { secretKey } from './ownStorage.ts';
import { type Answer, ask, firstOf, type Recipient, type Surroundings } from './windowMessage.ts';

/** How long a platform may take to say what it offers: those that offer nothing say nothing. */
const OFFER = { wait: 1000, repeat: 250 } as const;
/** The same for one that named a frame at login: it has said that it keeps something, and may still be loading. */
const PROMISED_OFFER = { wait: 2000, repeat: 250 } as const;
/** How long it may take to find something, and to keep it. Each time of keeping counts against its limits. */
const GET = { wait: 1500, repeat: 500 } as const;
const PUT = { wait: 1500 } as const;
/** The standard's prefix, and the one of its drafts, which Brightspace's component and early Sakai use. */
const PREFIXES = ['lti.', 'org.imsglobal.lti.'] as const;

type Verb = 'put_data' | 'get_data';

/** What the host has said about itself. */
interface Offer {
  readonly prefix: string;
  readonly origin: string;
  /** Frame that takes each message; null for the host itself. Messages it does not take are missing. */
  readonly frames: ReadonlyMap<string, string | null>;
}

function readOffer(prefix: string, { origin, body }: Answer): Offer {
  const supported: unknown[] = Array.isArray(body.supported_messages) ? body.supported_messages : [];
  const frames = supported.flatMap((one): [string, string | null][] => {
    if (typeof one !== 'object' || one === null || !('subject' in one)) return [];
    return [[String(one.subject), 'frame' in one && typeof one.frame === 'string' ? one.frame : null]];
  });
  return { prefix, origin, frames: new Map(frames) };
}

/** Asks the host, whoever it is, what it offers: nothing secret is in the question, and no trust in the answer. */
async function offerOf(around: Surroundings, { target }: PlatformStorage): Promise<Offer | null> {
  const { host } = around;
  if (host === null) return null;
  return firstOf(
    PREFIXES.map(async (prefix) => {
      const subject = `${prefix}capabilities`;
      const patience = target === null ? OFFER : PROMISED_OFFER;
      const answer = await ask(around, { peer: host, origin: '*' }, { subject }, patience);
      return answer && readOffer(prefix, answer);
    }),
  );
}

/**
 * Windows that may keep the secret, each under one exact origin. The frame the platform names is written to under the
 * origin of the authorization endpoint; the host under the same, or under its own where that one is pinned.
 */
function recipients(
  around: Surroundings,
  { target, origins }: PlatformStorage,
  offer: Offer | null,
  verb: Verb,
): Recipient[] {
  const [own] = origins;
  const { host } = around;
  if (host === null || own === undefined) return [];
  const offered = offer?.frames.get(`${offer.prefix}${verb}`);
  // Silent, or without storage by its own words: only a frame named at login is left to try.
  if (offered === undefined && target === null) return [];
  const name = offered ?? target ?? '_parent';
  const named = name === '_parent' ? null : around.frame(name);
  const hostOrigin = offer !== null && origins.includes(offer.origin) ? offer.origin : own;
  const beside = named === null ? [] : [{ peer: named, origin: own }];
  return [...beside, { peer: host, origin: hostOrigin }];
}

async function read(around: Surroundings, to: Recipient, prefix: string, key: string) {
  const answer = await ask(around, to, { subject: `${prefix}get_data`, key }, GET);
  const value = answer?.body.value;
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Keeps the secret of a login with the platform: true when it can be read back. Takes at most some seconds. */
export async function keepWithPlatform(
  around: Surroundings,
  storage: PlatformStorage,
  { state, secret }: { readonly state: string; readonly secret: string },
): Promise<boolean> {
  const offer = await offerOf(around, storage);
  const prefix = offer?.prefix ?? PREFIXES[0];
  const key = secretKey(state);
  const kept = await firstOf(
    recipients(around, storage, offer, 'put_data').map(async (to) => {
      const put = await ask(around, to, { subject: `${prefix}put_data`, key, value: secret }, PUT);
      return put && (await read(around, to, prefix, key)) === secret ? true : null;
    }),
  );
  return kept ?? false;
}

/** A secret the platform kept, and how to have it forgotten. */
export interface KeptSecret {
  readonly secret: string;
  forget(): void;
}

/** The secret of a login as the platform kept it; null where there is none. */
export async function recallFromPlatform(
  around: Surroundings,
  storage: PlatformStorage,
  state: string,
): Promise<KeptSecret | null> {
  const offer = await offerOf(around, storage);
  const prefix = offer?.prefix ?? PREFIXES[0];
  const key = secretKey(state);
  return firstOf(
    recipients(around, storage, offer, 'get_data').map(async (to) => {
      const secret = await read(around, to, prefix, key);
      if (secret === null) return null;
      // Room with the platform is scarce (Canvas: 500 keys a page), so what has served goes. Nothing waits for it.
      const forget = () => void ask(around, to, { subject: `${prefix}put_data`, key, value: null }, PUT);
      return { secret, forget };
    }),
  );
}
