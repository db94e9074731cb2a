import type { Request } from 'express';

/** Language of a page before anybody is known: what the browser asks for. */
export function requestLocale(request: Request): string {
  return request.acceptsLanguages()[0]?.replace('*', 'en') ?? 'en';
}
