import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../../src/projectRoot.ts';

/** Processor time in milliseconds from some moment on, and the most memory held in bytes. */
export interface Usage {
  readonly cpu: number;
  readonly peak: number;
}

/** A server in a process of its own, so that processor time and memory are its own. */
export interface PeerServer {
  ask<T = void>(order: string, argument?: unknown): Promise<T>;
  usage(): Promise<Usage>;
  close(): Promise<void>;
}

interface Reply {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: string;
}

type Waiting = Map<number, { resolve(value: unknown): void; reject(error: Error): void }>;

function listen(child: ChildProcess, name: string, waiting: Waiting): void {
  child.on('message', ({ id, result, error }: Reply) => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) one?.resolve(result);
    else one?.reject(new Error(`${name}: ${error}`));
  });
  child.once('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`${name} ended with ${code}`));
  });
}

/** Starts `test/bench/peers/<name>.mjs`, with what Node is told, and waits until it takes orders. */
export async function startServer(
  name: string,
  environment: NodeJS.ProcessEnv,
  execArgv: readonly string[] = [],
): Promise<PeerServer> {
  const file = join(projectRoot(), 'test/bench/peers', `${name}.mjs`);
  const { MONGODB_URL: _, ...inherited } = process.env;
  const child = fork(file, [], {
    env: { ...inherited, ...environment },
    execArgv: [...execArgv],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const waiting: Waiting = new Map();
  let last = 0;
  const reply = (id: number) =>
    new Promise<unknown>((resolve, reject) => {
      waiting.set(id, { resolve, reject });
    });
  listen(child, name, waiting);
  await reply(0);
  const ask = async <T>(order: string, argument: unknown = null): Promise<T> => {
    last += 1;
    const answer = reply(last);
    child.send({ id: last, order, argument });
    return (await answer) as T;
  };
  return {
    ask,
    usage: () => ask<Usage>('usage'),
    close: () =>
      new Promise((resolve) => {
        child.removeAllListeners('exit');
        child.once('exit', () => resolve());
        child.disconnect();
      }),
  };
}
