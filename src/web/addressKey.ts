const GROUPS = 8;
/** Groups of an IPv6 address that one customer of a provider is given whole: a /64. */
const NETWORK_GROUPS = 4;

function groupsOf(text: string): string[] {
  return text === '' ? [] : text.split(':');
}

/**
 * What limits count an address by: an IPv4 address as it is, of an IPv6 address its /64, because whoever has one address
 * of it has them all.
 */
export function addressKey(address: string | undefined): string {
  if (!address?.includes(':')) return address ?? '';
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const [before, after] = [groupsOf(head), groupsOf(tail ?? '')];
  const zeros = tail === undefined ? 0 : Math.max(0, GROUPS - before.length - after.length);
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
  return groups.slice(0, NETWORK_GROUPS).join(':');
}

/** Groups of an IPv6 address that a site is given (RFC 6177: a /48), and bytes of an IPv4 one routed alone: a /24. */
const SITE_GROUPS = 3;
const ROUTED_BYTES = 3;

/** The network of an address: its /24 or /48, which costs more to have many of than addresses do. */
export function networkKey(address: string | undefined): string {
  const key = addressKey(address);
  return key.includes(':')
    ? key.split(':').slice(0, SITE_GROUPS).join(':')
    : key.split('.').slice(0, ROUTED_BYTES).join('.');
}
