import type { Micros } from '../../xapi/time.ts';

/** Where a document of another tool belongs. Parts that a kind does not have are empty. */
export interface DocumentPlace {
  readonly tenant: string;
  readonly kind: 'state' | 'agentProfile' | 'activityProfile';
  readonly activity: string;
  /** Identity of the agent, as `xapi/identity.ts` writes it. */
  readonly agent: string;
  /** Part of the key of a state; empty when none was given. */
  readonly registration: string;
}

/** One document in its place. */
export interface DocumentKey extends DocumentPlace {
  readonly id: string;
}

/** A document of another tool, byte for byte. */
export interface LrsDocument {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  /** As a header has it, with its quotes. */
  readonly etag: string;
  readonly updated: Micros;
}

/**
 * What becomes of a document, given what stands: a document, `remove`, or `keep`. Pure: it may be asked again when another
 * change came first. What it throws goes to the caller, and nothing is changed.
 */
type DocumentRule = (known: LrsDocument | null) => LrsDocument | 'remove' | 'keep';

/** State and profiles that other tools keep here (xAPI 2.0, 4.1.6.2, 4.1.6.5, 4.1.6.6). */
export interface LrsDocumentStore {
  /** Reads, applies the rule and writes what it answers. Atomic: no change of another comes in between. */
  change(key: DocumentKey, rule: DocumentRule): Promise<void>;
  get(key: DocumentKey): Promise<LrsDocument | null>;
  /** Ids of documents changed after a moment; of a state without registration those of every registration. */
  ids(place: DocumentPlace, after: Micros): Promise<readonly string[]>;
  /** How many documents of any kind are kept about an agent, counted no further than `most`. */
  countOf(tenant: string, agent: string, most: number): Promise<number>;
  /** Removes every document of a place; of a state without registration those of every registration. */
  clear(place: DocumentPlace): Promise<void>;
}
