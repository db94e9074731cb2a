import type { ChangeView, SkillChange, WeightView } from '../../../src/api/explanation.ts';
import type { Translator } from '../../text/translator.ts';

function direction({ before, after }: SkillChange): 'up' | 'down' | 'same' {
  if (after.estimate === before.estimate) return 'same';
  return after.estimate > before.estimate ? 'up' : 'down';
}

function moved(text: Translator, change: SkillChange): string {
  return text.t('explained.moved', {
    skill: change.title,
    before: text.percent(change.before.estimate),
    after: text.percent(change.after.estimate),
    direction: direction(change),
    lower: text.percent(change.after.lower),
  });
}

function weighed(text: Translator, reason: WeightView): string {
  return text.t(`explained.weight.${reason.code}`, { count: 'count' in reason ? reason.count : 0 });
}

/** What an answer changed: what was expected, what each skill's estimate became, and why it counted by so much. */
export function changeSentences(text: Translator, change: ChangeView): readonly string[] {
  const expected = text.t('explained.expected', {
    predicted: text.percent(change.predicted),
    result: change.score >= 1 ? 'right' : change.score > 0 ? 'partly' : 'wrong',
    score: text.percent(change.score),
  });
  const counted =
    change.weight >= 1 ? [] : [text.t('explained.counted', { weight: text.percent(change.weight) })];
  return [
    expected,
    ...change.skills.map((skill) => moved(text, skill)),
    ...counted,
    ...change.reasons.map((reason) => weighed(text, reason)),
  ];
}
