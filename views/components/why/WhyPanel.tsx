import type { VNode } from 'preact';
import type { Why } from '../../../src/api/question.ts';
import type { SkillView } from '../../../src/api/turn.ts';
import { useText } from '../../runtime/text.ts';
import type { Translator } from '../../text/translator.ts';
import { Bar } from '../bar/Bar.tsx';
import { seemsKnown } from '../explained/seemsKnown.ts';
import { sincePractice } from '../explained/sincePractice.ts';

interface Props {
  readonly why: Why;
  /** For the names of skills. */
  readonly skills: readonly SkillView[];
}

function nameOf(skills: readonly SkillView[], id: string): string {
  return skills.find((skill) => skill.id === id)?.title ?? id;
}

function reasonSentence(text: Translator, why: Why, skill: string): string {
  const since = sincePractice(text, why);
  const args = {
    skill,
    towards: why.towards ?? '',
    recall: why.recall === null ? '' : text.percent(why.recall),
    since: since ?? '',
    timed: since === null ? 'no' : 'yes',
    known: seemsKnown(why) ? 'yes' : 'no',
  };
  return text.find(`why.reason.${why.reason}`, args) ?? text.t('why.reason.frontier', args);
}

/**
 * Why this question: the decision in a sentence, its numbers as small bars, and what else was considered.
 * Criteria: a native disclosure, closed at first; every bar has its sentence; no number without words.
 */
export function WhyPanel({ why, skills }: Props): VNode {
  const text = useText();
  const [low, high] = why.target;
  const since = sincePractice(text, why);
  const chance = text.t('why.chance', {
    predicted: text.percent(why.predicted),
    low: text.percent(low),
    high: text.percent(high),
  });
  const believed = { estimate: text.percent(why.estimate), lower: text.percent(why.lower) };
  const known =
    why.needed === null
      ? text.t('why.believed', believed)
      : text.t('why.known', { ...believed, needed: text.percent(why.needed) });
  return (
    <details class="why">
      <summary>{text.t('why.title')}</summary>
      <div class="why__body">
        <p>{reasonSentence(text, why, nameOf(skills, why.skill))}</p>
        <p>{chance}</p>
        <Bar label={chance} value={why.predicted} band={why.target} />
        <p>{known}</p>
        <Bar label={known} value={why.lower} {...(why.needed === null ? {} : { line: why.needed })} />
        {since === null ? null : <p>{text.t('why.since', { since })}</p>}
        {why.alternatives.length === 0 ? null : (
          <p>
            {text.t('why.alternatives', {
              skills: text.list(why.alternatives.map((other) => nameOf(skills, other.skill))),
            })}
          </p>
        )}
      </div>
    </details>
  );
}
