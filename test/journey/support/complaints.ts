import type { BrowserContext } from 'playwright-core';

/** What pages complained of: errors on the console (broken policies are among them) and uncaught exceptions. */
export interface Complaints {
  readonly all: readonly string[];
  /** Forgets complaints a test has provoked. */
  forget(): void;
}

/** Listens to every page of a browser, present and to come. */
export function listen(context: BrowserContext): Complaints {
  let all: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') all.push(`${message.location().url}: ${message.text()}`);
  });
  context.on('weberror', (error) => all.push(`${error.page()?.url()}: ${error.error().stack}`));
  return {
    get all() {
      return all;
    },
    forget: () => {
      all = [];
    },
  };
}
