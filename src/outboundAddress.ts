import { BlockList, isIP, isIPv6 } from 'node:net';

/** Not globally reachable, or a way around that (IANA special-purpose registries; 6to4 and Teredo carry an IPv4 inside). */
const FORBIDDEN: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const forbidden = listOf(FORBIDDEN);
/** All global IPv6 is here: loopback, mapped, link-local, unique local and translated addresses lie outside. */
const globalV6 = listOf([['2000::', 3]]);

function listOf(ranges: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [net, prefix] of ranges) list.addSubnet(net, prefix, familyOf(net));
  return list;
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv6(address) ? 'ipv6' : 'ipv4';
}

/** Whether an IP address is a public one. */
export function isPublicAddress(address: string): boolean {
  const family = familyOf(address);
  if (isIP(address) === 0 || forbidden.check(address, family)) return false;
  return family === 'ipv4' || globalV6.check(address, family);
}

/** Which addresses and origins an operator has exempted from the rules. */
export interface Allowed {
  /** This exact origin, whatever its scheme and wherever it points. */
  origin(origin: string): boolean;
  /** This host over https, wherever it points. */
  host(hostname: string): boolean;
  /** This IP address over https. */
  address(address: string): boolean;
}

/** Reads `OUTBOUND_ALLOW`: exact origins, hosts and CIDR ranges. Throws a `TypeError` naming an entry that is none. */
export function parseAllowed(entries: readonly string[]): Allowed {
  const origins = new Set<string>();
  const hosts = new Set<string>();
  const ranges: [string, number][] = [];
  for (const entry of entries) {
    const cidr = /^([\da-fA-F.:]+)\/(\d{1,3})$/.exec(entry);
    if (/^https?:\/\//.test(entry)) origins.add(exactOrigin(entry));
    else if (cidr?.[1] && isPrefix(cidr[1], Number(cidr[2]))) ranges.push([cidr[1], Number(cidr[2])]);
    else if (/^[\w.-]+$|^\[[\da-fA-F:.]+\]$/.test(entry)) hosts.add(entry.toLowerCase());
    else throw new TypeError(`not an origin, a host or a CIDR range: ${entry}`);
  }
  const list = listOf(ranges);
  return {
    origin: (origin) => origins.has(origin),
    host: (hostname) => hosts.has(hostname.toLowerCase()),
    address: (address) => list.check(address, familyOf(address)),
  };
}

function isPrefix(net: string, length: number): boolean {
  return length <= ({ 4: 32, 6: 128 }[isIP(net)] ?? -1);
}

function exactOrigin(entry: string): string {
  if (!URL.canParse(entry) || new URL(entry).origin !== entry.replace(/\/$/, '')) {
    throw new TypeError(`not an exact origin: ${entry}`);
  }
  return new URL(entry).origin;
}
