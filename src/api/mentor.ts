import type { ClassOverview, ClassRow } from './class.ts';

/** `GET /api/mentor`: the learners a platform named to a mentor. */
export interface MentorOverview {
  readonly activity: ClassOverview['activity'] & { readonly delayHours: number };
  readonly skills: ClassOverview['skills'];
  readonly people: readonly Mentee[];
  readonly updatedAt: number;
}

/** One of them; `opened` is false for somebody who has never opened the activity. */
export interface Mentee extends ClassRow {
  readonly opened: boolean;
}
