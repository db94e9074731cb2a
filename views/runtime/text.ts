import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { createTranslator, type Translator } from '../text/translator.ts';

/** The translator of the page, given once at its top. */
export const TextContext = createContext<Translator>(createTranslator('en', {}));

/** The page's translator. */
export function useText(): Translator {
  return useContext(TextContext);
}
