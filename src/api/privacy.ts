import { z } from 'zod';

/** Kinds of what is kept of a person, in the order they are shown and exported. */
export const HELD_KINDS = [
  'profile',
  'events',
  'knowledge',
  'grades',
  'classRows',
  'statements',
  'documents',
  'sessions',
  'rosters',
  'accesses',
] as const;
export type HeldKind = (typeof HELD_KINDS)[number];

/** How somebody's work was looked at: on their own page, by a review from the gradebook, in a file of the class, by an export. */
export type AccessKind = 'detail' | 'review' | 'classFile' | 'export';

/** One kind of what is kept. */
export interface HeldView {
  readonly kind: HeldKind;
  /** How many; null where counting would cost more than it tells. */
  readonly count: number | null;
  /** For how many days it is kept, where the school has set that. */
  readonly days: number | null;
}

/** One look at the learner's work by somebody else. */
export interface AccessView {
  readonly at: number;
  readonly role: 'instructor' | 'mentor' | 'command';
  readonly kind: AccessKind;
  readonly activity: string | null;
}

/** `GET /api/mine` */
export interface MineView {
  readonly name: string | null;
  /** The platform's own id of the person, and the one that stands in for it here. */
  readonly account: string;
  readonly pseudonym: string;
  readonly since: number;
  readonly held: readonly HeldView[];
  /** Newest first. */
  readonly accesses: readonly AccessView[];
  /** When the learner agreed to the school's text; null where none was asked for. */
  readonly agreedAt: number | null;
  /** After so many days without a visit everything is erased; null for never. */
  readonly forgottenAfterDays: number | null;
}

/** `POST /api/consent`: the learner agrees to the text of this version. */
export const ConsentRequest = z.strictObject({ version: z.string().min(1).max(64) });
export type ConsentRequest = z.infer<typeof ConsentRequest>;
