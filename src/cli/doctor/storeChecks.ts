import { statfs } from 'node:fs/promises';
import type { Config } from '../../config.ts';
import { DAY_MS, MINUTE_MS } from '../../duration.ts';
import { makeSigner } from '../../lti/signer.ts';
import { readSecret } from '../../openData.ts';
import type { Store } from '../../store/port/store.ts';
import { bad, type Finding, ok, warn } from './finding.ts';

/** Less room than this, in bytes, is told (1 GiB); a tenth of it is too little. */
const ROOM = 2 ** 30;
/** Work that has been due for longer is told, in milliseconds. */
const LATE_MS = 10 * MINUTE_MS;

/** The database answers, and is of this release's schema: it was opened. */
export async function storeChecks(store: Store): Promise<readonly Finding[]> {
  const started = performance.now();
  await store.ping();
  const { engine, schema } = await store.archive.head();
  return [
    ok('store', `${engine}, schema ${schema}, answers in ${Math.round(performance.now() - started)} ms`),
  ];
}

/** Room left where the embedded database and the secret lie. */
export async function roomChecks({ dataDir }: Config): Promise<readonly Finding[]> {
  const { bavail, bsize } = await statfs(dataDir);
  const free = bavail * bsize;
  const says = `${Math.round(free / 2 ** 20)} MiB free in ${dataDir}`;
  if (free > ROOM) return [ok('room', says)];
  const remedy = 'Make room: when the disk is full, answers are refused.';
  return [free > ROOM / 10 ? warn('room', says, remedy) : bad('room', says, remedy)];
}

/** The tool can sign with its keys, and they are rotated. */
export async function keyChecks(store: Store, config: Config, now: number): Promise<readonly Finding[]> {
  const keys = await store.keys.list();
  if (keys.length === 0) return [warn('keys', 'none yet', 'The first start makes one.')];
  const sign = makeSigner({ keys: async () => keys, secret: readSecret(config), now: () => now });
  try {
    await sign({});
  } catch {
    return [
      bad(
        'keys',
        'the stored keys cannot be used with this secret',
        'Put back the TRELLIS_SECRET (or DATA_DIR/secret) they were made with.',
      ),
    ];
  }
  const newest = Math.max(...keys.map(({ createdAt }) => createdAt));
  const days = Math.floor((now - newest) / DAY_MS);
  const says = `${keys.length} published, the newest ${days} days old`;
  return days <= config.keyRotationDays + 1
    ? [ok('keys', says)]
    : [warn('keys', says, 'The running tool rotates them: is it running? Else: keys rotate.')];
}

/** Work that waits too long, and grades that nobody takes. */
export async function queueChecks(store: Store, now: number): Promise<readonly Finding[]> {
  const waiting = await store.backlog.measure();
  const found = (['effects', 'grades'] as const).map((kind) => {
    const { count, oldest } = waiting[kind];
    const late = oldest === null ? 0 : Math.max(0, now - oldest);
    const says = `${count} ${kind} wait, the oldest due for ${Math.round(late / MINUTE_MS)} min`;
    return late <= LATE_MS
      ? ok('queue', says)
      : bad('queue', says, 'No worker carries them out: start the tool, and look for warnings in its log.');
  });
  const parked = (await store.gradeQueue.count(null)).filter(({ status }) => status === 'parked');
  const grades = parked.map(({ tenant, reason, count }) =>
    warn(
      'grades',
      `${count} grades of ${tenant} are not taken: ${reason}`,
      'See "Grades that do not arrive" in docs/administrators.md, then send again at /admin.',
    ),
  );
  return [...found, ...grades];
}

/** Erasures that do not come to their end. */
export async function erasureChecks(store: Store, now: number): Promise<readonly Finding[]> {
  const late = (await store.erasures.underWay()).filter(({ startedAt }) => now - startedAt > 30 * MINUTE_MS);
  return late.length === 0
    ? [ok('erasures', 'none is late')]
    : [
        bad(
          'erasures',
          `${late.length} have not come to their end`,
          'Start the tool, or give the same order again: erase learner.',
        ),
      ];
}
