import type { Chance } from '../sequencing/chance.ts';
import { tidy } from '../tidy.ts';
import { type Arm, NEW_ARM, pickByShare, thompsonShares, tried } from './thompson.ts';

/** How forms of explanation have served a learner, and the one whose effect is still to be seen. */
export interface Forms {
  /** By form, as the pack names it. */
  readonly arms: Readonly<Record<string, Arm>>;
  /** Shown last: the next first try at its skill tells whether it helped; null when none waits. */
  readonly waiting: { readonly skill: string; readonly form: string } | null;
}

/** Before the first explanation. */
export const NO_FORMS: Forms = { arms: {}, waiting: null };

/** A form that was picked, and the probability it was picked with. */
export interface PickedForm {
  readonly index: number;
  readonly propensity: number;
}

/**
 * Picks which explanation of a skill is shown first: what helped this learner before comes more often, and none is
 * ever left out. Explanations gate nothing, so trying one costs a learner nothing.
 */
export function pickForm(forms: Forms, offered: readonly string[], chance: Chance): PickedForm {
  const shares = thompsonShares(
    offered.map((form) => forms.arms[form] ?? NEW_ARM),
    chance,
  );
  const index = pickByShare(shares, chance);
  return { index, propensity: tidy(shares[index] ?? 1) };
}

/** An explanation was shown; one that still waited told nothing. */
export function showForm(forms: Forms, skill: string, form: string): Forms {
  return { ...forms, waiting: { skill, form } };
}

/** A first try at a question on these skills: what waited on one of them is judged by it. */
export function judgeForm(forms: Forms, skills: readonly string[], right: boolean): Forms {
  const { waiting, arms } = forms;
  if (waiting === null || !skills.includes(waiting.skill)) return forms;
  const arm = tried(arms[waiting.form] ?? NEW_ARM, right);
  return { arms: { ...arms, [waiting.form]: arm }, waiting: null };
}
