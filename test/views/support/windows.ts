import type { Heard, Peer, Surroundings } from '../../../views/pages/login/windowMessage.ts';

/** One message on its way, as the window it was meant for would get it. */
export interface Posted {
  readonly to: string;
  readonly targetOrigin: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A window with an origin; `hear` is what its page does with a message. */
export interface FakeWindow {
  readonly name: string;
  readonly origin: string;
  hear: (message: Heard & { readonly data: Record<string, unknown>; reply(body: unknown): void }) => void;
}

/**
 * Windows that write to each other by the rules of browsers: a message arrives when the target origin is `*` or the
 * recipient's. Time passes, at once, whenever no message is on its way.
 */
export class Windows {
  readonly posted: Posted[] = [];
  /** Milliseconds that have passed. */
  now = 0;
  readonly #timers = new Set<{ readonly due: number; readonly then: () => void }>();
  readonly #ears = new Set<(message: Heard) => void>();
  readonly #peers = new Map<FakeWindow, Peer>();
  readonly #tool: string;

  constructor(tool: string) {
    this.#tool = tool;
  }

  /** A window as the page under test sees it. */
  peer(window: FakeWindow): Peer {
    const known = this.#peers.get(window);
    if (known) return known;
    const peer: Peer = { postMessage: (message, target) => this.#deliver(window, message, target) };
    this.#peers.set(window, peer);
    return peer;
  }

  /** A message that reaches the page under test, from whomever. */
  tell(message: Heard): void {
    for (const hear of [...this.#ears]) hear(message);
  }

  #deliver(window: FakeWindow, message: unknown, targetOrigin: string): void {
    const data = structuredClone(message) as Record<string, unknown>;
    this.posted.push({ to: window.name, targetOrigin, data });
    if (targetOrigin !== '*' && targetOrigin !== window.origin) return;
    queueMicrotask(() =>
      window.hear({
        origin: this.#tool,
        source: this,
        data,
        reply: (body) =>
          queueMicrotask(() => this.tell({ origin: window.origin, source: this.peer(window), data: body })),
      }),
    );
  }

  /** Goes on to the next timer once every message has arrived. */
  #pass(): void {
    const [next] = [...this.#timers].sort((a, b) => a.due - b.due);
    if (next === undefined) return;
    this.#timers.delete(next);
    this.now = next.due;
    next.then();
  }

  /** What lies around the page under test. */
  around(host: FakeWindow | null, frames: readonly FakeWindow[] = []): Surroundings {
    let ids = 0;
    return {
      host: host && this.peer(host),
      frame: (name) => {
        const found = frames.find((one) => one.name === name);
        return found ? this.peer(found) : null;
      },
      listen: (hear) => {
        this.#ears.add(hear);
        return () => void this.#ears.delete(hear);
      },
      wait: (ms, then) => {
        const timer = { due: this.now + ms, then };
        this.#timers.add(timer);
        setImmediate(() => this.#pass());
        return () => void this.#timers.delete(timer);
      },
      newId: () => `id-${++ids}`,
    };
  }

  /** Lets time pass until nothing waits any more. */
  async idle(): Promise<void> {
    while (this.#timers.size > 0) await new Promise(setImmediate);
  }

  /** How many still listen. */
  get listening(): number {
    return this.#ears.size;
  }
}
