import type { VNode } from 'preact';
import type { Why } from '../../../src/api/question.ts';
import { useText } from '../../runtime/text.ts';
import type { Translator } from '../../text/translator.ts';
import { seemsKnown } from './seemsKnown.ts';
import { sincePractice } from './sincePractice.ts';

/** Why a question was chosen, for somebody else than the learner: the reason, its numbers, what else there was. */
function servedSentences(text: Translator, why: Why): readonly string[] {
  const args = {
    skill: why.skill,
    recall: why.recall === null ? '' : text.percent(why.recall),
    known: seemsKnown(why) ? 'yes' : 'no',
  };
  const reason = text.find(`class.served.${why.reason}`, args) ?? text.t('class.served.frontier', args);
  const numbers = text.t('class.served.numbers', {
    skill: why.skill,
    estimate: text.percent(why.estimate),
    bound: why.needed === null ? 'no' : 'yes',
    lower: text.percent(why.lower),
    needed: text.percent(why.needed ?? 1),
    predicted: text.percent(why.predicted),
  });
  const elapsed = sincePractice(text, why);
  const since = elapsed === null ? [] : [text.t('class.served.since', { since: elapsed })];
  const others =
    why.alternatives.length === 0
      ? []
      : [text.t('class.served.others', { skills: text.list(why.alternatives.map(({ skill }) => skill)) })];
  return [reason, numbers, ...since, ...others];
}

/**
 * Why a question was chosen, beside the answer to it.
 * Criteria: a native disclosure, closed at first.
 */
export function ServedReasons({ why }: { why: Why }): VNode {
  const text = useText();
  return (
    <details class="explained">
      <summary>{text.t('class.served')}</summary>
      <ul>
        {servedSentences(text, why).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}
