import { assertPlain } from '../port/plain.ts';

/** A document as text. Throws a TypeError on what JSON would change. */
export function toJson(value: unknown): string {
  assertPlain(value);
  return JSON.stringify(value);
}

/** A document this store wrote. */
export function fromJson<T>(text: string): T {
  return JSON.parse(text) as T;
}

/** The document of a row that may be missing. */
export function docOf<T>(row: { readonly doc: string } | undefined): T | null {
  return row === undefined ? null : fromJson<T>(row.doc);
}
