import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PageData } from '../../src/api/page.ts';
import { type Api, createApi } from './api.ts';

/** What a page can ask of the browser's side around it. */
export interface Session {
  readonly api: Api;
  /** Shows another page in place of this one, from data an answer brought. */
  takeOver(page: PageData): void;
  /** Second bearer of somebody who also administers the platform; null for everybody else. */
  readonly administration: string | null;
  /** Shows the page again that this one took over from; null where there is nothing to go back to. */
  readonly back: (() => void) | null;
}

/** A page nobody is signed in to. */
export const NO_SESSION: Session = {
  api: createApi(null),
  takeOver: () => undefined,
  administration: null,
  back: null,
};

export const SessionContext = createContext<Session>(NO_SESSION);

/** The session of the page. */
export function useSession(): Session {
  return useContext(SessionContext);
}

/** Where a session is kept in this tab; the rest of the key is the mark in the history entry that it belongs to. */
const PREFIX = 'trellis:session:';
/** As long as the server lets a session live, in ms. */
const KEPT_MS = 8 * 60 * 60 * 1000;

function attempt<T>(action: () => T, otherwise: T): T {
  try {
    return action();
  } catch {
    return otherwise;
  }
}

/** The mark of this history entry. A reload keeps it; another frame of the same tab has another one. */
function ownMark(): string | null {
  const state: unknown = history.state;
  if (typeof state !== 'object' || state === null || !('session' in state)) return null;
  return typeof state.session === 'string' ? state.session : null;
}

/** Sessions that are over on the server too. */
function sweep(now: number): void {
  for (const key of Object.keys(sessionStorage).filter((one) => one.startsWith(PREFIX))) {
    const age = now - Number.parseInt(sessionStorage.getItem(key) ?? '', 10);
    if (!(age < KEPT_MS)) sessionStorage.removeItem(key);
  }
}

/**
 * Keeps the bearer in this tab under a mark of this history entry, so that a reload inside the frame finds its own
 * session and no other, and lets the entry lead to `address`: the launch's own address can be used once. Storage may be
 * forbidden in a frame; then memory alone holds the bearer.
 */
export function keepSession(token: string | null, address: string | undefined): void {
  if (token === null) return;
  const mark = ownMark() ?? crypto.randomUUID();
  attempt(() => history.replaceState({ session: mark }, '', address ?? location.href), undefined);
  attempt(() => {
    sweep(Date.now());
    sessionStorage.setItem(PREFIX + mark, `${Date.now()}.${token}`);
  }, undefined);
}

/** The bearer this history entry had before a reload; null where it had none or storage is forbidden. */
export function keptToken(): string | null {
  const mark = ownMark();
  const kept = mark === null ? null : attempt(() => sessionStorage.getItem(PREFIX + mark), null);
  return kept?.split('.')[1] ?? null;
}
