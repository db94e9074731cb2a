import type { Chance } from '../sequencing/chance.ts';
import { tidy } from '../tidy.ts';
import { type Arm, NEW_ARM, pickByShare, thompsonShares, tried } from './thompson.ts';

/** A form whose effect is still to be seen, by the next first try at the skill. */
interface WaitingForm {
  readonly skill: string;
  readonly form: string;
  /** The question it was a hint at, which tells nothing of it; absent for an explanation. */
  readonly serving?: string;
}

/** How forms of explanation or of hints have served a learner, and the one whose effect is still to be seen. */
export interface Forms {
  /** By form, as the pack names it. */
  readonly arms: Readonly<Record<string, Arm>>;
  /** Shown last: the next first try at its skill tells whether it helped; null when none waits. */
  readonly waiting: WaitingForm | null;
}

/** Before the first explanation. */
export const NO_FORMS: Forms = { arms: {}, waiting: null };

/** A form that was picked, and the probability it was picked with. */
export interface PickedForm {
  readonly index: number;
  readonly propensity: number;
}

/**
 * Picks which form of an explanation or a hint is shown first: what helped this learner before comes more often, and none is
 * ever left out. Neither gates anything, so trying one costs a learner nothing.
 */
export function pickForm(forms: Forms, offered: readonly string[], chance: Chance): PickedForm {
  const shares = thompsonShares(
    offered.map((form) => forms.arms[form] ?? NEW_ARM),
    chance,
  );
  const index = pickByShare(shares, chance);
  return { index, propensity: tidy(shares[index] ?? 1) };
}

/** A form was shown; one that still waited told nothing. */
export function showForm(forms: Forms, shown: WaitingForm): Forms {
  return { ...forms, waiting: shown };
}

/** A first try at a question on these skills: what waited on one of them is judged by it. */
export function judgeForm(
  forms: Forms,
  { serving, skills }: { readonly serving: string; readonly skills: readonly string[] },
  right: boolean,
): Forms {
  const { waiting, arms } = forms;
  if (waiting === null || waiting.serving === serving || !skills.includes(waiting.skill)) return forms;
  const arm = tried(arms[waiting.form] ?? NEW_ARM, right);
  return { arms: { ...arms, [waiting.form]: arm }, waiting: null };
}
