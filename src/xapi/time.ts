/** Moments and durations as xAPI writes them. */

/** Microseconds since the epoch: what `stored` is kept in, so that no two statements of a tenant share one. */
export type Micros = number;

const DATE_TIME =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;
const RFC_3339 = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i;

/** Whether it is a moment as RFC 3339 writes it. An offset of minus zero would say that the place is unknown: refused. */
export function isRfc3339(text: string): boolean {
  return RFC_3339.test(text) && momentOf(text) !== null;
}

/** Whether it is a moment as ISO 8601 writes it in its extended form. */
export function isIso8601(text: string): boolean {
  return momentOf(text) !== null;
}

/** Minutes east of Greenwich; null for a form that is none. Without an offset the moment is read as UTC. */
function offsetOf(zone: string | undefined): number | null {
  if (zone === undefined || /^z$/i.test(zone)) return 0;
  const digits = zone.slice(1).replace(':', '');
  const hours = Number(digits.slice(0, 2));
  const minutes = Number(digits.slice(2) || '0');
  if (hours > 23 || minutes > 59) return null;
  if (zone.startsWith('-')) return hours + minutes === 0 ? null : -(hours * 60 + minutes);
  return hours * 60 + minutes;
}

/** The moment in microseconds, finer parts cut off; null when it is none. */
export function momentOf(text: string): Micros | null {
  const found = DATE_TIME.exec(text);
  if (!found) return null;
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', zone] = found;
  const offset = offsetOf(zone);
  if (offset === null || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return null;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  // The engine rolls a 30 February over into March.
  if (Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(day)) return null;
  const seconds = (Number(hour) * 60 + Number(minute) - offset) * 60 + Number(second);
  return (date.getTime() + seconds * 1000) * 1000 + Number(fraction.slice(0, 6).padEnd(6, '0'));
}

/** ISO 8601 in UTC, always to the microsecond: as texts, such moments stand in their order. */
export function microsIso(micros: Micros): string {
  const rest = ((micros % 1000) + 1000) % 1000;
  const whole = new Date((micros - rest) / 1000).toISOString();
  return whole.replace('Z', `${String(rest).padStart(3, '0')}Z`);
}

/** ISO 8601 in UTC with milliseconds, or microseconds where there are any. */
export function isoOf(micros: Micros): string {
  return microsIso(micros).replace('000Z', 'Z');
}

const NUMBER = '\\d+(?:[.,]\\d+)?';
const part = (letter: string): string => `(?:(${NUMBER})${letter})?`;
const DURATION = new RegExp(
  `^P(?:(${NUMBER})W|(?=\\d|T\\d)${part('Y')}${part('M')}${part('D')}(?:T(?=\\d)${part('H')}${part('M')}${part('S')})?)$`,
);

/** Whether it is an ISO 8601 duration: `PnYnMnDTnHnMnS` or `PnW`; only its last part may have a fraction. */
export function isDuration(text: string): boolean {
  if (!DURATION.test(text)) return false;
  return !/[.,]\d+[A-Z]T?\d/.test(text);
}

/** A duration as it is compared: seconds beyond a hundredth do not count (IEEE 9274.1.1, 4.2.7). */
export function comparedDuration(text: string): string {
  return text.replace(/[.,](\d+)S$/, (_all, digits: string) => {
    const hundredths = digits.slice(0, 2).replace(/0+$/, '');
    return hundredths === '' ? 'S' : `.${hundredths}S`;
  });
}
