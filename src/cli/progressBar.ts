import type { Progress } from '../learning/fit/progress.ts';

const WIDTH = 24;
/** Redraws per second at most. */
const EVERY_MS = 100;

/** A bar on stderr while somebody watches; nothing when stderr is not a terminal. */
export function progressBar(stream: NodeJS.WriteStream = process.stderr): { show: Progress; clear(): void } {
  let last = 0;
  let stage = '';
  const clear = () => {
    if (stream.isTTY && last > 0) stream.write('\r\x1b[K');
  };
  const show: Progress = (what, share) => {
    const now = Date.now();
    if (!stream.isTTY || (what === stage && share < 1 && now - last < EVERY_MS)) return;
    last = now;
    stage = what;
    const full = Math.round(Math.min(1, Math.max(0, share)) * WIDTH);
    stream.write(`\r\x1b[K${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${what}`);
  };
  return { show, clear };
}
