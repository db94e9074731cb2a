/** The versions of xAPI that are spoken, each as its latest patch. */
export type XapiVersion = '1.0.3' | '2.0.0';

export const VERSIONS: readonly XapiVersion[] = ['1.0.3', '2.0.0'];

/** The version that a request header names: any patch of a family is that family; null for all else (1.0.3, part 3, 3.3). */
export function versionOf(header: string): XapiVersion | null {
  if (/^1\.0(\.\d+)?$/.test(header)) return '1.0.3';
  if (/^2\.0(\.\d+)?$/.test(header)) return '2.0.0';
  return null;
}
