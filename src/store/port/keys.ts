import type { ToolKey } from '../../lti/toolKey.ts';

/** The tool's signing keys, private halves sealed. */
export interface KeyStore {
  /** Stores a key if `kid` is new. */
  add(key: ToolKey): Promise<void>;
  /** Stores the key only if there is none at all; returns whether it was stored. Atomic: parallel first starts make one key. */
  addFirst(key: ToolKey): Promise<boolean>;
  retire(kid: string, at: number): Promise<void>;
  remove(kid: string): Promise<void>;
  list(): Promise<readonly ToolKey[]>;
}
