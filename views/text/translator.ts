import { IntlMessageFormat } from 'intl-messageformat';
import type en from './en.json';
import { direction, formatLocale, isPseudo } from './locale.ts';
import { pseudoMessage } from './pseudo.ts';

/** Key of a message; the English catalogue is the list of all keys. */
export type TextKey = keyof typeof en;

/** Messages of one language by key, in ICU MessageFormat. A page holds the part it needs. */
export type Messages = Readonly<Record<string, string>>;

export type TextArgs = Readonly<Record<string, string | number>>;

/** Words, numbers and times in the reader's language. */
export interface Translator {
  readonly locale: string;
  readonly dir: 'ltr' | 'rtl';
  readonly messages: Messages;
  /** Now in ms since the epoch where the reader's clock is known (in the browser), else null. */
  readonly now: number | null;
  t(key: TextKey, args?: TextArgs): string;
  /** The sentence for a key that is only known at run time, or null when the page has none. */
  find(key: string, args?: TextArgs): string | null;
  number(value: number, digits?: number): string;
  /** The same with its sign, also above zero. */
  signed(value: number, digits?: number): string;
  /** 0 to 1 as a whole percent. */
  percent(share: number): string;
  /** Time of day if it is today, else day and time. `at` in ms since the epoch. */
  moment(at: number): string;
  /** A day with its year, for what lies long ago. */
  day(at: number): string;
  /** A length of time in the largest fitting unit: seconds, minutes, hours, days. `ms` in milliseconds. */
  duration(ms: number): string;
  /** Names joined as a sentence joins them. */
  list(names: readonly string[]): string;
}

/** Where and when the reader is; the server knows neither and writes times in UTC until the browser takes over. */
export interface ReaderClock {
  readonly zone: string | undefined;
  readonly now: number | null;
}

export const SERVER_CLOCK: ReaderClock = { zone: 'UTC', now: null };

type Formatter = (key: string, args?: TextArgs) => string | null;

/** Locales kept per set of messages: each compiled message costs far more to make than to use. */
const KEPT = 16;

/** What is made of messages for a locale, kept as long as the messages are; the oldest locale gives way. */
function keeping<T>(make: (messages: Messages, locale: string) => T) {
  const all = new WeakMap<Messages, Map<string, T>>();
  return (messages: Messages, locale: string): T => {
    const kept = all.get(messages) ?? new Map<string, T>();
    all.set(messages, kept);
    const known = kept.get(locale);
    if (known !== undefined) return known;
    const made = make(messages, locale);
    if (kept.size >= KEPT) kept.delete(kept.keys().next().value ?? '');
    kept.set(locale, made);
    return made;
  };
}

const messageFormatter = keeping((messages, locale): Formatter => {
  const made = new Map<string, IntlMessageFormat>();
  return (key, args = {}) => {
    const source = messages[key];
    if (source === undefined) return null;
    const found = made.get(key) ?? compile(source, locale);
    made.set(key, found);
    return String(found.format(args));
  };
});

function compile(source: string, locale: string): IntlMessageFormat {
  const options = { ignoreTag: true };
  if (!isPseudo(locale)) return new IntlMessageFormat(source, locale, undefined, options);
  return new IntlMessageFormat(pseudoMessage(source), formatLocale(locale), undefined, options);
}

const ofTheServer = keeping((messages, locale) => makeTranslator(locale, messages, SERVER_CLOCK));

/**
 * The translator of a page. A missing message shows its key, which the tests rule out. The server's are kept: the same
 * messages and locale answer with the same one.
 */
export function createTranslator(
  locale: string,
  messages: Messages,
  clock: ReaderClock = SERVER_CLOCK,
): Translator {
  return clock === SERVER_CLOCK ? ofTheServer(messages, locale) : makeTranslator(locale, messages, clock);
}

/** A number that begins with a sign, isolated (U+2066 … U+2069): in words from right to left the sign would go behind it. */
function alone(number: string, dir: 'ltr' | 'rtl'): string {
  return dir === 'rtl' && /^[-+\u2212]/.test(number) ? `\u2066${number}\u2069` : number;
}

function makeTranslator(locale: string, messages: Messages, clock: ReaderClock): Translator {
  const find = messageFormatter(messages, locale);
  const intl = formatLocale(locale);
  const dir = direction(locale);
  const percent = new Intl.NumberFormat(intl, { style: 'percent' });
  const number = (value: number, digits = 0, sign?: 'exceptZero') =>
    alone(
      new Intl.NumberFormat(intl, { maximumFractionDigits: digits, signDisplay: sign }).format(value),
      dir,
    );
  return {
    locale,
    dir,
    messages,
    now: clock.now,
    find,
    t: (key, args) => find(key, args) ?? key,
    number: (value, digits) => number(value, digits),
    signed: (value, digits) => number(value, digits, 'exceptZero'),
    percent: (share) => alone(percent.format(share), dir),
    moment: (at) => formatMoment(at, intl, clock),
    day: (at) => new Intl.DateTimeFormat(intl, { dateStyle: 'long', ...zoneOf(clock) }).format(at),
    duration: (ms) => formatDuration(ms, intl),
    list: (names) => new Intl.ListFormat(intl, { type: 'conjunction' }).format(names),
  };
}

function zoneOf({ zone }: ReaderClock): Intl.DateTimeFormatOptions {
  return zone === undefined ? {} : { timeZone: zone };
}

function formatMoment(at: number, locale: string, clock: ReaderClock): string {
  const zone = zoneOf(clock);
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', ...zone });
  const today = clock.now !== null && day.format(clock.now) === day.format(at);
  const date = { weekday: 'short', day: 'numeric', month: 'short' } as const;
  const time = { hour: 'numeric', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat(locale, { ...(today ? {} : date), ...time, ...zone }).format(at);
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

function formatDuration(ms: number, locale: string): string {
  const [unit, size] = UNITS.find(([, size]) => ms >= size) ?? ['second', 1_000];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(
    Math.round(ms / size),
  );
}
