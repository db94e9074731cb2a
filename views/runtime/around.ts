/** Stands in a sentence for what is no text (U+FFFC OBJECT REPLACEMENT CHARACTER). */
const OBJECT = '\uFFFC';

/**
 * The words of a sentence before and after something that stands in it as an element of its own.
 * @param sentence words the sentence with what it is given in that place, once
 */
export function around(sentence: (object: string) => string): readonly [before: string, after: string] {
  const [before = '', after = ''] = sentence(OBJECT).split(OBJECT);
  return [before, after];
}
