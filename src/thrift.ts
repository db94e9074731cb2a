import { setFlagsFromString } from 'node:v8';

/**
 * How much a heap may grow over what was alive when garbage was collected last, in percent. By itself the engine lets it
 * grow up to fourfold where the machine has memory.
 */
const GROWTH = 40;

/**
 * Tells the engine to hold little memory. To be called before anything large is loaded; commands that end by themselves do
 * without. The second setting spares some 35 MB for a moment: so much takes compiling the HTTP parser of calls to
 * platforms once more, which is short and runs seldom. The limit of what is young is read when the heap is made, so only the
 * command line can set it: `npm start` and the container give `--max-semi-space-size`. How fast it grows can be set
 * later, but then it would not grow again after the engine has made it small.
 */
export function beThrifty(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
  setFlagsFromString('--liftoff-only');
}
