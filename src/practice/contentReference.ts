import { createHmac, timingSafeEqual } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { ActivityRequest, DEFAULT_ACTIVITY } from '../api/activity.ts';

/** What a link placed by deep linking opens: the activity, and its settings for places where that one is not known. */
export interface ContentReference {
  readonly activity: string;
  /** Null when they were too long to travel. */
  readonly settings: ActivityRequest | null;
}

/** Longest reference, in characters; LMSs keep custom parameters in one text field together. */
const LONGEST = 3_500;
/** Longest settings once unpacked, in bytes. */
const LARGEST = 64 * 1024;

const Packed = z.object({ a: z.string().min(1).max(64), s: z.record(z.string(), z.unknown()).nullable() });

/** The key references are signed with, derived from the tool's secret. */
export function referenceKeyOf(secret: string): Uint8Array {
  return createHmac('sha256', secret).update('trellis content reference').digest();
}

function macOf(key: Uint8Array, body: string): Buffer {
  return createHmac('sha256', key).update(body).digest();
}

function written(key: Uint8Array, { activity, settings }: ContentReference): string {
  const packed = deflateRawSync(JSON.stringify({ a: activity, s: settings })).toString('base64url');
  const body = `1.${packed}`;
  return `${body}.${macOf(key, body).toString('base64url')}`;
}

/**
 * A reference as a custom parameter carries it: `1.<packed>.<HMAC-SHA-256>`, only letters, digits and `-_.`, because some
 * LMSs cut values at an equals sign. Settings that would make it too long are left out.
 */
export function signReference(key: Uint8Array, content: ContentReference): string {
  const whole = written(key, content);
  return whole.length <= LONGEST ? whole : written(key, { ...content, settings: null });
}

/** Reads a reference that this tool signed; null for anything else. Nothing is unpacked before the signature holds. */
export function readReference(key: Uint8Array, text: string): ContentReference | null {
  const [version, packed, mac, ...rest] = text.split('.');
  if (version !== '1' || !packed || !mac || rest.length > 0) return null;
  const expected = macOf(key, `1.${packed}`);
  const given = Buffer.from(mac, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const json: unknown = JSON.parse(
    inflateRawSync(Buffer.from(packed, 'base64url'), { maxOutputLength: LARGEST }).toString(),
  );
  const { a, s } = Packed.parse(json);
  // Settings signed before a field was added have its starting value.
  const settings = s && ActivityRequest.safeParse({ ...DEFAULT_ACTIVITY, ...s });
  return { activity: a, settings: settings?.success ? settings.data : null };
}
