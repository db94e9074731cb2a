import { catalogueLanguage } from './locale.ts';
import type { Messages } from './translator.ts';

/** Fetches the whole catalogue of a locale's language: for a change of language or of page after the first load. */
export async function loadMessages(locale: string): Promise<Messages> {
  if (catalogueLanguage(locale) === 'es') {
    return (await import('./es.json', { with: { type: 'json' } })).default;
  }
  return (await import('./en.json', { with: { type: 'json' } })).default;
}
