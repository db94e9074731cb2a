import type { HintRequest, Turn } from '../api/turn.ts';
import { plainLength } from '../content/markdown.ts';
import type { InstanceQuestion } from '../content/template.ts';
import { TrellisError } from '../errors.ts';
import type { HintEvent } from '../learning/event.ts';
import { hurriedHint } from '../learning/evidence.ts';
import { pickForm } from '../learning/explore/forms.ts';
import type { OpenServing } from '../learning/learnerState.ts';
import { chanceOf } from '../learning/sequencing/chance.ts';
import type { Session } from '../store/port/sessions.ts';
import { commit } from './commit.ts';
import { hintId, seedOf } from './derivedId.ts';
import { extraTimeOf } from './extraTime.ts';
import { happening } from './happening.ts';
import type { SittingSituation } from './loadSitting.ts';
import { newEvent } from './newEvent.ts';
import { findOpen, openInstance, questionAt } from './openQuestion.ts';
import type { Practice } from './practice.ts';
import { presentTurn } from './present/turn.ts';

/** The hint shown last, as it was shown. */
function lastHint({ hints }: InstanceQuestion, { hints: count, shownForms = [] }: OpenServing): string {
  return hints[count - 1]?.[shownForms[count - 1] ?? 0]?.text ?? '';
}

/** The form in which the next hint is shown, where it has several. */
function formOf(
  { state }: SittingSituation,
  open: OpenServing,
  question: InstanceQuestion,
  id: string,
): Pick<HintEvent, 'picked'> {
  const offered = (question.hints[open.hints] ?? []).map(({ form }) => form);
  if (offered.length < 2) return {};
  const { index, propensity } = pickForm(state.hintForms, offered, chanceOf(seedOf(id)));
  const skill = question.skills[0]?.skill ?? open.decision.skill;
  return { picked: { skill, form: offered[index] ?? '', offered, propensity } };
}

/** A hint asked for before the question, or the hint before it, can have been read. After a try, the first one never is. */
function isHurried(situation: SittingSituation, open: OpenServing, question: InstanceQuestion): boolean {
  if (open.hints === 0 && open.tries > 0) return false;
  const shown = open.hints === 0 ? question.prompt : lastHint(question, open);
  const since = situation.now - (open.hintAt ?? open.stepAt ?? open.openedAt);
  return hurriedHint(plainLength(shown), since, extraTimeOf(situation) > 1);
}

/** Shows one more hint. @throws TrellisError `hint_none_left`, `serving_closed` and those of the session */
export async function takeHint(practice: Practice, session: Session, request: HintRequest): Promise<Turn> {
  const id = hintId(request.serving, request.step, request.count);
  const { after } = await commit(practice, session, async (situation) => {
    const found = await findOpen(practice, situation, {
      serving: request.serving,
      eventId: id,
      fits: (open) => open.step === request.step && open.hints === request.count,
    });
    if ('repeat' in found) return found;
    const { open } = found;
    const question = questionAt(await openInstance(practice, situation, open), open.step);
    const hurried = isHurried(situation, open, question);
    if (open.hints >= question.hints.length) throw new TrellisError('hint_none_left');
    const event: HintEvent = {
      ...newEvent(practice, situation, situation.sitting, id),
      kind: 'hint',
      ...(hurried ? { hurried } : {}),
      serving: open.id,
      step: open.step,
      count: open.hints + 1,
      ...formOf(situation, open, question, id),
      opens: null,
    };
    return happening(situation, event);
  });
  return presentTurn(practice, after, null);
}
