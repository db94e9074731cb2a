/** One call that the tool made to a service of the platform. */
export interface ServiceCall {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly what: string;
  readonly status: number;
}

/** The last calls of the tool, newest first, so that a visitor can watch it retry. Kept in memory only. */
export interface Journal {
  add(call: ServiceCall): void;
  readonly calls: readonly ServiceCall[];
}

const KEPT = 30;

/** An empty journal. */
export function createJournal(): Journal {
  let calls: readonly ServiceCall[] = [];
  return {
    add(call) {
      calls = [call, ...calls].slice(0, KEPT);
    },
    get calls() {
      return calls;
    },
  };
}
