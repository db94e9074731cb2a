import { setTimeout as delay } from 'node:timers/promises';
import type mongoose from 'mongoose';
import { within } from './deadline.ts';
import { engineError } from './engineError.ts';

/** One connection pool and the one way to use it. */
export interface Database {
  readonly connection: mongoose.Connection;
  /** The library, loaded with the first connection: a tool on another store never waits for it. */
  readonly library: typeof mongoose;
  /**
   * One command: answered or refused within the deadline, failures as `TrellisError`. `patience` times the deadline for a
   * command that carries many documents.
   */
  call<T>(command: () => PromiseLike<T>, patience?: number): Promise<T>;
  /** The documents of a cursor, each within the deadline; closed when the reader stops. */
  stream<T>(cursor: Cursor<T>): AsyncIterable<T>;
  ping(): Promise<void>;
  close(): Promise<void>;
}

interface Cursor<T> {
  next(): Promise<T | null>;
  close(): Promise<unknown>;
}

export interface DatabaseOptions {
  /** Waited before each command, so that races show in tests; in milliseconds (0). */
  readonly delayMs?: number;
  /** Longest wait for one command: a request is better told "try again" than kept waiting; in milliseconds (2500). */
  readonly deadlineMs?: number;
}

/** How long a server is looked for, in milliseconds. */
const SELECTION_MS = 2000;

/**
 * Connects. A database named in the URL is used, else `trellis`. Writes are acknowledged by a majority, so none of them
 * is lost with a node. Throws `store_unavailable`.
 */
export async function openDatabase(
  url: string,
  { delayMs = 0, deadlineMs = 2500 }: DatabaseOptions = {},
): Promise<Database> {
  const { default: library } = await import('mongoose');
  const connection = await connect(library, url);

  async function call<T>(command: () => PromiseLike<T>, patience = 1): Promise<T> {
    if (delayMs > 0) await delay(delayMs);
    return within(deadlineMs * patience, command);
  }
  async function* stream<T>(cursor: Cursor<T>): AsyncIterable<T> {
    try {
      for (;;) {
        const document = await within(deadlineMs, () => cursor.next());
        if (document === null) return;
        yield document;
      }
    } finally {
      await cursor.close();
    }
  }
  return {
    connection,
    library,
    call,
    stream,
    ping: async () => {
      await call(() => connection.getClient().db().command({ ping: 1 }));
    },
    close: async () => {
      // A server that does not answer the farewell must not keep the process from ending.
      await within(deadlineMs, () => connection.close()).catch(() => connection.close(true));
    },
  };
}

async function connect(library: typeof mongoose, url: string): Promise<mongoose.Connection> {
  try {
    return await library
      .createConnection(url, {
        ...(namesDatabase(url) ? {} : { dbName: 'trellis' }),
        autoIndex: false,
        autoCreate: false,
        // A command on a lost connection is refused at once instead of being kept for later.
        bufferCommands: false,
        serverSelectionTimeoutMS: SELECTION_MS,
        waitQueueTimeoutMS: SELECTION_MS,
        writeConcern: { w: 'majority' },
        readPreference: 'primary',
      })
      .asPromise();
  } catch (error) {
    throw engineError(error);
  }
}

function namesDatabase(url: string): boolean {
  return /^[^/]+:\/\/[^/]+\/[^?]/.test(url);
}
