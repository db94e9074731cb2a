import type { Rotation } from '../lti/keys.ts';
import type { AuditActor } from '../store/port/audit.ts';
import type { Store } from '../store/port/store.ts';
import type { HealthNotes } from './healthNotes.ts';

/** What administrative use cases are given. */
export interface Administration {
  readonly store: Store;
  readonly publicUrl: string;
  readonly health: HealthNotes;
  /** Milliseconds since the epoch. */
  now(): number;
  /** A fresh UUID. */
  newId(): string;
  /** Tells the worker that grades are due. */
  nudge(due: 'grades'): void;
  /** Seals a password under the tool's secret; `label` is bound in. */
  seal(text: string, label: string): Promise<string>;
  /** Publishes a new signing key, as `trellis keys rotate` does. */
  rotateKeys(): Promise<Rotation>;
}

/** How far an administrator sees and acts: everywhere, or in one customer of one platform. */
export type AdminScope =
  | { readonly kind: 'everything' }
  | {
      readonly kind: 'tenant';
      readonly tenant: string;
      readonly registration: string;
      /** Set where each deployment of the registration is a customer of its own; else null. */
      readonly deployment: string | null;
    };

/** Who acts, and how far. */
export interface Administrator {
  readonly actor: AuditActor;
  readonly scope: AdminScope;
}

/** Whether a registration, or a deployment of it, is within reach. Null asks for the registration as a whole. */
export function reaches(scope: AdminScope, registration: string, deployment: string | null): boolean {
  if (scope.kind === 'everything') return true;
  if (scope.registration !== registration) return false;
  return scope.deployment === null || scope.deployment === deployment;
}
