import { createHash, randomInt } from 'node:crypto';
import { DAY_MS, HOUR_MS } from '../../duration.ts';
import { TrellisError } from '../../errors.ts';

/** What is kept of a one-time code by which an operator agrees to a registration in advance. */
export interface RegistrationCode {
  /** SHA-256 of the code, base64url; the code itself is kept nowhere. */
  readonly hash: string;
  /** Whom it is for, in the operator's words; may be empty. */
  readonly note: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  /** Null until it is spent. */
  readonly usedAt: number | null;
  /** Id of the registration it made active. */
  readonly usedFor: string | null;
}

/** A code just made: shown once, as `text`. */
interface NewRegistrationCode {
  readonly text: string;
  readonly record: RegistrationCode;
}

/** How long a code is good unless the operator says otherwise, in hours, and at most. */
export const CODE_HOURS = 72;
/** Longest life of a registration code, in hours (30 days). */
export const MOST_CODE_HOURS = 24 * 30;
/** Used and expired codes are listed for so long after their end, in milliseconds. */
const CODE_KEPT_MS = 30 * DAY_MS;

/** Crockford's alphabet: no I, L, O or U, so that a code can be read out and typed. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 16 signs of 5 bits: 80 random bits, so that neither guessing nor a stolen hash gives a code away. */
const LENGTH = 16;
const GROUP = 4;

/** A code as it is meant, however it was typed: capitals, no spaces or dashes, look-alikes turned (Crockford). */
function canonical(typed: string): string {
  const signs = typed.toUpperCase().replace(/[\s-]/g, '');
  return signs.replaceAll('O', '0').replace(/[IL]/g, '1');
}

/** What a typed code is looked up by; null when it cannot be one. */
export function hashOfCode(typed: string): string | null {
  const code = canonical(typed);
  if (code.length !== LENGTH || [...code].some((sign) => !SIGNS.includes(sign))) return null;
  return createHash('sha256').update(`registration:${code}`).digest('base64url');
}

function grouped(code: string): string {
  return (code.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-');
}

/** Where codes are kept. */
export interface CodeBook {
  put(code: RegistrationCode): Promise<void>;
  find(hash: string): Promise<RegistrationCode | null>;
  spend(hash: string, registrationId: string, now: number): Promise<boolean>;
  sweep(before: number): Promise<number>;
}

/**
 * Makes a code that lets one registration in at once. `hours` is from above 0 to `MOST_CODE_HOURS`; anything else is
 * `bad_request`. Long-ended codes are forgotten on the way.
 */
export async function createRegistrationCode(
  book: Pick<CodeBook, 'put' | 'sweep'>,
  { now, hours = CODE_HOURS, note = '' }: { now: number; hours?: number; note?: string },
): Promise<NewRegistrationCode> {
  if (!(hours > 0 && hours <= MOST_CODE_HOURS)) throw new TrellisError('bad_request', 'hours');
  const code = Array.from({ length: LENGTH }, () => SIGNS.charAt(randomInt(SIGNS.length))).join('');
  const record: RegistrationCode = {
    hash: hashOfCode(code) ?? '',
    note: note.trim().slice(0, 200),
    createdAt: now,
    expiresAt: now + Math.round(hours * HOUR_MS),
    usedAt: null,
    usedFor: null,
  };
  await book.sweep(now - CODE_KEPT_MS);
  await book.put(record);
  return { text: grouped(code), record };
}

/**
 * The hash of a code that could be spent now; spends nothing, so that a typing mistake is told before anything is asked of
 * the LMS. `registration_code_invalid` for a code that is unknown, used or expired: which, is nobody's business.
 */
export async function checkRegistrationCode(
  book: Pick<CodeBook, 'find'>,
  typed: string,
  now: number,
): Promise<string> {
  const hash = hashOfCode(typed);
  const known = hash === null ? null : await book.find(hash);
  if (hash === null || known === null || known.usedAt !== null || known.expiresAt <= now)
    throw new TrellisError('registration_code_invalid');
  return hash;
}

/** Uses a code up for one registration. Of any number of parallel callers one gets true. */
export function spendRegistrationCode(
  book: Pick<CodeBook, 'spend'>,
  hash: string,
  registrationId: string,
  now: number,
): Promise<boolean> {
  return book.spend(hash, registrationId, now);
}
