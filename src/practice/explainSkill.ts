import type { ExplainRequest, SkillExplanation } from '../api/turn.ts';
import { blockHtml } from '../content/markdown.ts';
import { wording } from '../content/text.ts';
import { TrellisError } from '../errors.ts';
import type { Session } from '../store/port/sessions.ts';
import { loadSitting } from './loadSitting.ts';
import type { Practice } from './practice.ts';

/** One of a skill's explanations; `form` counts on and comes round. @throws TrellisError `skill_unknown` */
export async function explainSkill(
  practice: Practice,
  session: Session,
  request: ExplainRequest,
): Promise<SkillExplanation> {
  const { index, locale } = await loadSitting(practice, session);
  const explanations = index.skillById.get(request.skill)?.explanations ?? [];
  const position = request.form % Math.max(1, explanations.length);
  const explanation = explanations[position];
  if (!explanation)
    throw new TrellisError('skill_unknown', request.skill, { params: { skill: request.skill } });
  const { language } = index.published.pack;
  return {
    skill: request.skill,
    form: explanation.form,
    html: blockHtml(wording(explanation.text, locale, language), locale),
    index: position,
    count: explanations.length,
  };
}
