/** Letter by which a right-hand side of a match is named, by its 0-based place. */
export function rightLetter(index: number): string {
  return String.fromCharCode(65 + index);
}
