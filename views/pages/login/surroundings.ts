import type { Peer, Surroundings } from './windowMessage.ts';

/** The page around this frame, else the page that opened this window. `parent` is never null: it may be the page itself. */
function hostWindow(): Window | null {
  // A page without an origin of its own (a sandboxed frame) cannot be told from any other by whoever keeps for it.
  if (self.origin === 'null') return null;
  const opener: Window | null = window.opener;
  return parent === self ? opener : parent;
}

/** A frame of another site's page can be reached by its name; whatever else is found there takes no message. */
function frameOf(host: Window | null, name: string): Peer | null {
  try {
    return host === null ? null : (Reflect.get(host.frames, name) ?? null);
  } catch {
    return null;
  }
}

/** What lies around the page in the browser. */
export function surroundings(): Surroundings {
  const host = hostWindow();
  return {
    host,
    frame: (name) => frameOf(host, name),
    listen(hear) {
      addEventListener('message', hear);
      return () => removeEventListener('message', hear);
    },
    wait(ms, then) {
      const timer = setTimeout(then, ms);
      return () => clearTimeout(timer);
    },
    newId: () => crypto.randomUUID(),
  };
}
