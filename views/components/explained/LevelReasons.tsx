import type { VNode } from 'preact';
import type { SkillView } from '../../../src/api/turn.ts';
import { useText } from '../../runtime/text.ts';
import { levelSentence } from './levelSentences.ts';

/**
 * Why a skill has the level it has, in numbers and words.
 * Criteria: a native disclosure named with its skill, closed at first; the deciding reason comes first.
 */
export function LevelReasons({ skill }: { skill: SkillView }): VNode | null {
  const text = useText();
  if (skill.reasons.length === 0) return null;
  return (
    <details class="explained">
      <summary>
        {text.t('explained.level')} <span class="visually-hidden">{skill.title}</span>
      </summary>
      <ul>
        {skill.reasons.map((reason) => (
          <li key={reason.code}>{levelSentence(text, reason)}</li>
        ))}
      </ul>
    </details>
  );
}
