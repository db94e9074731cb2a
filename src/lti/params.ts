import { TrellisError } from '../errors.ts';

/** Form or query parameters as a web framework hands them over: a plain record, or anything like URLSearchParams. */
export type Params = Readonly<Record<string, unknown>> | { getAll(name: string): string[] };

function rawValue(params: Params, name: string): unknown {
  if (typeof params.getAll === 'function') {
    const all: unknown[] = params.getAll(name);
    return all.length > 1 ? all : all[0];
  }
  const record: Readonly<Record<string, unknown>> = params as Readonly<Record<string, unknown>>;
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/**
 * Reads one parameter: its text, or null when it was not sent. A parameter that was sent twice, is not text, or is
 * longer than `maxLength` characters is a `bad_request` (reference 1.2: two values are two readings of one message).
 */
export function single(params: Params, name: string, maxLength: number): string | null {
  const value = rawValue(params, name);
  if (value === undefined) return null;
  if (typeof value !== 'string') throw new TrellisError('bad_request', `${name} is not one text`);
  if (value.length > maxLength) throw new TrellisError('bad_request', `${name} is too long`);
  return value;
}
