import type { ActivityDefinition } from '../../xapi/anyStatement.ts';

/** An activity as a statement described it. */
export interface Described {
  readonly activity: string;
  readonly definition: ActivityDefinition;
}

/** A name that a statement gave somebody. */
export interface Named {
  /** Identity, as `xapi/identity.ts` writes it. */
  readonly agent: string;
  readonly name: string;
}

/** What statements say of activities and of people, put together for all statements of a tenant. */
export interface LrsThingStore {
  /** Adds to what is known (`xapi/definitions.mergedDefinition`), each activity by itself. */
  describe(tenant: string, described: readonly Described[]): Promise<void>;
  /** What is known of these activities. */
  definitions(
    tenant: string,
    activities: readonly string[],
  ): Promise<ReadonlyMap<string, ActivityDefinition>>;
  /** Adds names; at most 20 are kept of anybody. */
  name(tenant: string, named: readonly Named[]): Promise<void>;
  /** Names that statements gave somebody. */
  names(tenant: string, agent: string): Promise<readonly string[]>;
}

/** Most names kept of one identity. */
export const MOST_NAMES = 20;
