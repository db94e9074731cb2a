import { lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import type { Dispatcher } from 'undici';
import Agent from 'undici/lib/dispatcher/agent.js';
import { TrellisError } from './errors.ts';
import { type Allowed, isPublicAddress, parseAllowed } from './outboundAddress.ts';
import { type OutboundResponse, outboundCall } from './outboundCall.ts';

const CONNECT_MS = 5_000;
const TOTAL_MS = 15_000;
const MAX_BYTES = 256 * 1024;

/** One request; `timeoutMs` is for all of it, `maxBytes` for the body of the answer. */
export interface OutboundRequest {
  readonly method: Dispatcher.HttpMethod;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
  /** Only port 443, except for exempt origins and hosts: so that an address a stranger named is no port scan. */
  readonly usualPort?: boolean;
}

/**
 * The only way out of the process. Rejects with `outbound_refused` (the address, a redirect, a size: the same request
 * will not do better) or `outbound_failed` (network, time: it may).
 */
export type OutboundFetch = (url: string, request: OutboundRequest) => Promise<OutboundResponse>;

export interface OutboundOptions {
  /** Entries of `OUTBOUND_ALLOW`: an exact origin (its scheme too), a host or a CIDR range. */
  readonly allow: readonly string[];
  /** Sent with every request; Canvas answers 403 without one. */
  readonly userAgent: string;
  /** Name resolution; the system's unless given. */
  readonly lookup?: LookupFunction;
  /** Carries requests instead of real connections; the address of the URL is still checked. */
  readonly dispatcher?: Dispatcher;
}

/**
 * Makes the guarded fetch: https only, public addresses only, no redirects, bounded time and size. A name is resolved
 * once and the connection goes to the very address that was checked, so that a second answer of the name server
 * (rebinding) changes nothing.
 */
export function makeOutbound(options: OutboundOptions): OutboundFetch {
  const allowed = parseAllowed(options.allow);
  const lookup = options.lookup ?? systemLookup;
  const connect = { timeout: CONNECT_MS };
  const guarded =
    options.dispatcher ?? new Agent({ connect: { ...connect, lookup: checkedLookup(lookup, allowed) } });
  const exempt = options.dispatcher ?? new Agent({ connect: { ...connect, lookup } });
  return async (address, { method, headers = {}, body, timeoutMs = TOTAL_MS, ...limits }) => {
    const { maxBytes = MAX_BYTES, usualPort = false } = limits;
    const url = parseUrl(address);
    const isExempt = checkUrl(url, allowed);
    if (usualPort && !isExempt && url.port !== '') throw new TrellisError('outbound_refused', url.host);
    try {
      return await outboundCall(isExempt ? exempt : guarded, url, {
        method,
        headers: { ...headers, 'user-agent': options.userAgent },
        body: body ?? null,
        timeoutMs,
        maxBytes,
      });
    } catch (error) {
      throw toFailure(error, url);
    }
  };
}

function parseUrl(address: string): URL {
  try {
    return new URL(address);
  } catch {
    throw new TrellisError('outbound_refused', 'not an address');
  }
}

/** Whether the URL is exempt from the address rule; `outbound_refused` when it may not be called at all. */
function checkUrl(url: URL, allowed: Allowed): boolean {
  if (url.username || url.password) throw new TrellisError('outbound_refused', 'user information');
  if (allowed.origin(url.origin)) return true;
  if (url.protocol !== 'https:') throw new TrellisError('outbound_refused', `${url.protocol}//${url.host}`);
  if (allowed.host(url.hostname)) return true;
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  // A literal address is never looked up, so it has to be checked here.
  if (isIP(literal) && !mayReach(literal, allowed)) throw new TrellisError('outbound_refused', url.host);
  return false;
}

function mayReach(address: string, allowed: Allowed): boolean {
  return isPublicAddress(address) || allowed.address(address);
}

/** Resolves all addresses of a name and refuses the name if any of them is forbidden. */
function checkedLookup(lookup: LookupFunction, allowed: Allowed): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      const addresses = typeof found === 'string' ? [{ address: found, family: isIP(found) }] : (found ?? []);
      const [first] = addresses;
      if (error || !first) return callback(error ?? new Error('no address'), []);
      if (!addresses.every(({ address }) => mayReach(address, allowed))) {
        return callback(new TrellisError('outbound_refused', `${hostname} is not public`), []);
      }
      return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
    });
  };
}

function toFailure(error: unknown, url: URL): TrellisError {
  if (error instanceof TrellisError) return error;
  return new TrellisError('outbound_failed', url.host, { cause: error });
}
