import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PageData } from '../../src/api/page.ts';
import { type Api, createApi } from './api.ts';

/** What a page can ask of the browser's side around it. */
export interface Session {
  readonly api: Api;
  /** Shows another page in place of this one, from data an answer brought. */
  takeOver(page: PageData): void;
}

export const SessionContext = createContext<Session>({ api: createApi(null), takeOver: () => undefined });

/** The session of the page. */
export function useSession(): Session {
  return useContext(SessionContext);
}

const KEY = 'trellis:token';

/**
 * Keeps the bearer in this tab, so that a reload inside the frame finds it. Storage may be forbidden in a frame; then
 * memory alone holds it.
 */
export function keepToken(token: string | null): void {
  if (token === null) return;
  try {
    sessionStorage.setItem(KEY, token);
  } catch {
    return;
  }
}
