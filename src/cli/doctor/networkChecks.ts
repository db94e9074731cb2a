import { connect } from 'node:tls';
import type { Config } from '../../config.ts';
import { DAY_MS, MINUTE_MS } from '../../duration.ts';
import type { Registration } from '../../lti/registration.ts';
import type { OutboundFetch } from '../../outbound.ts';
import type { OutboundResponse } from '../../outboundCall.ts';
import type { Store } from '../../store/port/store.ts';
import { attempt, bad, type Finding, ok, warn } from './finding.ts';

/** Clocks may differ by so much before launches fail (docs/lti.md), in milliseconds. */
const SKEW_MS = MINUTE_MS;
/** A certificate that ends sooner is told, in days. */
const SOON_DAYS = 21;
const PATIENCE_MS = 10_000;

/** How this machine's clock stands to another's, as the Date header of an answer tells. */
function clockFinding(whose: string, { headers }: OutboundResponse, now: number): Finding | null {
  const theirs = Date.parse(headers.date ?? '');
  if (!Number.isFinite(theirs)) return null;
  const skew = Math.round((now - theirs) / 1000);
  const says = `${skew} s from ${whose}`;
  return Math.abs(skew) * 1000 <= SKEW_MS
    ? ok('clock', says)
    : bad('clock', says, 'Set the clock by NTP: launches fail when it differs by more than a minute.');
}

/** The tool answers at its public address. */
export function publicUrlChecks({ publicUrl }: Config, fetch: OutboundFetch): Promise<readonly Finding[]> {
  const remedy =
    'Is the tool running, does the proxy in front reach it, does PUBLIC_URL name it, is its certificate trusted?';
  return attempt('public address', remedy, async () => {
    const { status, text } = await fetch(`${publicUrl}/healthz`, { method: 'GET' });
    return status === 200 && text.trim() === 'ok'
      ? [ok('public address', `${publicUrl} answers`)]
      : [bad('public address', `${publicUrl}/healthz answers ${status}`, remedy)];
  });
}

function certificateEnd(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, servername: host, timeout: PATIENCE_MS }, () => {
      const { valid_to: end } = socket.getPeerCertificate();
      socket.end();
      resolve(Date.parse(end));
    });
    socket.once('timeout', () => socket.destroy(new Error('no answer')));
    socket.once('error', reject);
  });
}

/** The certificate of the public address, and when it ends. */
export function certificateChecks({ publicUrl }: Config, now: number): Promise<readonly Finding[]> {
  const { protocol, hostname, port } = new URL(publicUrl);
  const remedy = 'Renew the certificate of the proxy in front.';
  return attempt('certificate', remedy, async () => {
    if (protocol !== 'https:') return [ok('certificate', 'none: the tool is for this machine alone')];
    const days = Math.floor(((await certificateEnd(hostname, Number(port || 443))) - now) / DAY_MS);
    const says = `ends in ${days} days`;
    if (days > SOON_DAYS) return [ok('certificate', says)];
    return [days > 0 ? warn('certificate', says, remedy) : bad('certificate', says, remedy)];
  });
}

async function platformChecks(
  { issuer, jwksUrl, status }: Registration,
  fetch: OutboundFetch,
  now: number,
): Promise<readonly Finding[]> {
  const name = `platform ${issuer}`;
  if (status !== 'active')
    return [warn(name, `is ${status}`, 'Let it in at /admin, or by: platform approve.')];
  const remedy =
    'Check its addresses (platform list), the network, and OUTBOUND_ALLOW for one that is private.';
  return attempt(name, remedy, async () => {
    const answer = await fetch(jwksUrl, { method: 'GET' });
    const clock = clockFinding(issuer, answer, now);
    const found = answer.status === 200 && answer.text.includes('"keys"');
    return [
      found ? ok(name, 'its keys can be fetched') : bad(name, `its keys answer ${answer.status}`, remedy),
      ...(clock ? [clock] : []),
    ];
  });
}

/** Every platform's keys can be fetched, and its clock agrees. */
export async function platformsChecks(
  store: Store,
  fetch: OutboundFetch,
  now: () => number,
): Promise<readonly Finding[]> {
  const all = await store.platforms.list();
  if (all.length === 0)
    return [warn('platforms', 'none is known', 'Add one: platform add, or /lti/register.')];
  const found = all.map(({ registration }) => platformChecks(registration, fetch, now()));
  return (await Promise.all(found)).flat();
}
