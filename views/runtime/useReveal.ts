import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { reveal } from './reveal.ts';

/**
 * A box for what is said after an act, brought into sight whenever there is something new to read in it.
 * @param words what the box tells; null for each that tells nothing
 * @param beside what is to be seen together with it
 */
export function useReveal(
  words: readonly unknown[],
  beside?: () => Element | null,
): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (box.current === null || words.every((each) => each === null)) return;
    reveal(box.current, ...[beside?.() ?? []].flat());
  }, words);
  return box;
}
