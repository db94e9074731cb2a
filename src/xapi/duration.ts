/** ISO 8601 duration of a number of milliseconds (at least 0), to a hundredth of a second: `PT12.34S`. */
export function isoDuration(ms: number): string {
  const hundredths = Math.max(0, Math.floor(ms / 10));
  return `PT${(hundredths / 100).toString()}S`;
}
