/** Lets one process through at a time, where doing a thing twice would do harm outside: two gradebook columns, two keys. */
export interface TurnstileStore {
  /** True for the one caller who may go on; others get false until it is released, at the latest at `until`. Atomic. */
  enter(name: string, now: number, until: number): Promise<boolean>;
  /** Opens it again. */
  leave(name: string): Promise<void>;
}
