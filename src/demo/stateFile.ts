import { readFile, rename } from 'node:fs/promises';
import type { Logger } from 'pino';
import { writeAtomically } from './atomicFile.ts';
import { emptyState, type State, stateSchema } from './state.ts';

/** The demo's memory: changed in place, written whole to one file after every change. One process at a time. */
export interface StateFile {
  /** The present state; read only outside `change`. */
  readonly now: State;
  /** Changes the state and resolves when the change is on disk. What `edit` throws leaves nothing written. */
  change<T>(edit: (state: State) => T): Promise<T>;
  /** Forgets everything. */
  reset(): Promise<void>;
  /** Resolves when no write is under way. */
  settled(): Promise<void>;
}

async function read(path: string, logger: Logger): Promise<State> {
  try {
    return stateSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return emptyState();
    // A demo that cannot start is worse than one that starts empty; the damaged file is kept for a look.
    logger.warn({ err: error, path }, 'demo state is unreadable: kept as .broken, starting empty');
    await rename(path, `${path}.broken`);
    return emptyState();
  }
}

/** Opens the state under `path`, empty when there is none. */
export async function openStateFile(path: string, logger: Logger): Promise<StateFile> {
  let state = await read(path, logger);
  let writing: Promise<void> = Promise.resolve();
  let queued: Promise<void> | null = null;
  /** Changes that come while a write runs share the next one. */
  const save = (): Promise<void> => {
    queued ??= writing
      .catch(() => undefined)
      .then(() => {
        queued = null;
        writing = writeAtomically(path, JSON.stringify(state, null, 1));
        return writing;
      });
    return queued;
  };
  return {
    get now() {
      return state;
    },
    async change(edit) {
      const result = edit(state);
      await save();
      return result;
    },
    async reset() {
      state = emptyState();
      await save();
    },
    async settled() {
      await (queued ?? writing).catch(() => undefined);
    },
  };
}
