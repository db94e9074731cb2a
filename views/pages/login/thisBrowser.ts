import type { Browser } from './binding.ts';

/** The browser the page runs in. */
export function thisBrowser(): Browser {
  return {
    // biome-ignore lint/suspicious/noDocumentCookie: reading only; the probe cookie tells whether cookies are kept
    cookies: () => document.cookie,
    store: (key, value) => localStorage.setItem(key, value),
    read: (key) => localStorage.getItem(key),
    framed: window.top !== window.self,
  };
}
