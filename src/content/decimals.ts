import { decimalMark } from '../learning/marking/decimalMark.ts';

/** Decimals of running text in the reader's notation: `3.5` becomes `3,5` where a comma is used. */
export function localDecimals(text: string, language: string): string {
  return decimalMark(language) === ',' ? text.replace(/(\d)\.(?=\d)/g, '$1,') : text;
}

/** The same inside TeX, where a bare comma would be set as punctuation with a space after it. */
export function localTex(tex: string, language: string): string {
  return decimalMark(language) === ',' ? tex.replace(/(\d)\.(?=\d)/g, '$1{,}') : tex;
}
