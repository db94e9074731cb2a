import type { ExplainRequest, SkillExplanation } from '../api/turn.ts';
import { contentLanguage } from '../content/contentLanguage.ts';
import { blockHtml } from '../content/markdown.ts';
import type { Skill } from '../content/pack.ts';
import { wording } from '../content/text.ts';
import { TrellisError } from '../errors.ts';
import type { ExplainedEvent } from '../learning/event.ts';
import { pickForm } from '../learning/explore/forms.ts';
import { chanceOf } from '../learning/sequencing/chance.ts';
import type { Session } from '../store/port/sessions.ts';
import { commit } from './commit.ts';
import { explainedId, seedOf } from './derivedId.ts';
import { happening } from './happening.ts';
import type { SittingSituation } from './loadSitting.ts';
import { newEvent } from './newEvent.ts';
import type { Practice } from './practice.ts';

/**
 * One of a skill's explanations: the one asked for (`form` counts on and comes round), else one that helped this learner
 * before, with some room for the others. It is an event, so that what helped can be told later.
 * @throws TrellisError `skill_unknown`
 */
export async function explainSkill(
  practice: Practice,
  session: Session,
  request: ExplainRequest,
): Promise<SkillExplanation> {
  const { event, after } = await commit(practice, session, async (situation) => {
    const serving = situation.here.open?.id ?? `none/${situation.sitting}`;
    const id = explainedId(situation.learner.id, { serving, ...request });
    const stands = await practice.store.log.find(situation.learner.id, id);
    return stands ? { repeat: stands } : happening(situation, explained(practice, situation, request, id));
  });
  if (event.kind !== 'explained') throw new TrellisError('internal', 'an explanation without its event');
  return presentExplanation(after, event);
}

function explanationsOf({ index }: SittingSituation, skill: string): Skill['explanations'] {
  const found = index.skillById.get(skill)?.explanations ?? [];
  if (found.length === 0) throw new TrellisError('skill_unknown', skill, { params: { skill } });
  return found;
}

function explained(
  practice: Practice,
  situation: SittingSituation,
  { skill, form }: ExplainRequest,
  id: string,
): ExplainedEvent {
  const forms = explanationsOf(situation, skill).map((explanation) => explanation.form);
  const { index, propensity } =
    form === null
      ? pickForm(situation.state.forms, forms, chanceOf(seedOf(id)))
      : { index: form % forms.length, propensity: 1 };
  return {
    ...newEvent(practice, situation, situation.sitting, id),
    kind: 'explained',
    skill,
    packVersion: situation.index.published.version,
    index,
    form: forms[index] ?? '',
    propensity,
    opens: null,
  };
}

function presentExplanation(situation: SittingSituation, { skill, index }: ExplainedEvent): SkillExplanation {
  const all = explanationsOf(situation, skill);
  const at = index % all.length;
  const explanation = all[at];
  if (!explanation) throw new TrellisError('skill_unknown', skill, { params: { skill } });
  const { pack } = situation.index.published;
  const language = contentLanguage(pack, situation.locale);
  return {
    skill,
    form: explanation.form,
    html: blockHtml(wording(explanation.text, language, pack.language), language, pack.italics),
    index: at,
    count: all.length,
  };
}
