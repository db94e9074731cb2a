import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Orders } from '../server.ts';
import { installation } from './installation.ts';

/** A tool that is started and killed again and again at one address. */
export interface ToolProcess {
  /** Starts it and waits until it answers; false when it died on the way. */
  start(orders: Orders): Promise<boolean>;
  /** Resolves when there is a tool that answers: to the how manieth process it is. */
  up(): Promise<number>;
  /** Kills it by SIGKILL, if it did not do so itself, and waits until it is gone. */
  kill(): Promise<void>;
  /** Resolves when the process that was started last is gone. */
  readonly gone: Promise<unknown>;
}

interface Gate {
  readonly opened: Promise<void>;
  open(): void;
}

function gate(): Gate {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** A process that says `ready` and a first line of trouble, if any, on the way. */
async function isReady(child: ChildProcess, gone: Promise<unknown>): Promise<boolean> {
  const said = child.stdout === null ? gone : once(child.stdout, 'data');
  await Promise.race([said, gone]);
  return child.exitCode === null && child.signalCode === null;
}

/** A process that lives for a moment has no use for optimised code. */
const SHORT_LIVED = ['--no-opt'];

/** Makes it; nothing runs before `start`. */
export function toolProcess(): ToolProcess {
  const boot = installation();
  let ready = gate();
  let started = 0;
  let answering = false;
  let child: ChildProcess | null = null;
  let gone: Promise<unknown> = Promise.resolve();
  process.once('exit', () => child?.kill('SIGKILL'));
  return {
    async start(orders) {
      const begun = spawn(process.execPath, [...SHORT_LIVED, boot, JSON.stringify(orders)], {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { PATH: process.env.PATH ?? '' },
      });
      child = begun;
      started += 1;
      gone = once(begun, 'exit').then(([code, signal]) => {
        // Whoever waits since the death before waits for the same.
        if (answering) ready = gate();
        answering = false;
        if (signal !== 'SIGKILL') throw new Error(`the tool ended by itself with code ${code}`);
      });
      gone.catch(() => undefined);
      answering = await isReady(begun, gone);
      if (answering) ready.open();
      return answering;
    },
    up: async () => {
      await ready.opened;
      return started;
    },
    async kill() {
      child?.kill('SIGKILL');
      await gone;
    },
    get gone() {
      return gone;
    },
  };
}
