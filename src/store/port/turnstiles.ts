/** Lets one process through at a time, where doing a thing twice would do harm outside: two gradebook columns, two keys. */
export interface TurnstileStore {
  /**
   * True for the one caller who may go on; others get false until it is released, at the latest at `until`. Shut for more
   * than twice as long as is asked for now, it was shut by a clock that has gone back since, and is open. Atomic.
   */
  enter(name: string, now: number, until: number): Promise<boolean>;
  /** Who entered until `from` stays until `until`. False when somebody else has entered since, or left it. Atomic. */
  stay(name: string, from: number, until: number): Promise<boolean>;
  /** Opens it again. */
  leave(name: string): Promise<void>;
}
