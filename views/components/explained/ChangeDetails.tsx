import type { VNode } from 'preact';
import type { ChangeView } from '../../../src/api/explanation.ts';
import { useText } from '../../runtime/text.ts';
import { changeSentences } from './changeSentences.ts';

/**
 * What an answer changed in what is believed, and why by so much.
 * Criteria: a native disclosure, closed at first; one sentence a line, every number in words.
 */
export function ChangeDetails({ change }: { change: ChangeView }): VNode {
  const text = useText();
  return (
    <details class="explained">
      <summary>{text.t('explained.change')}</summary>
      <ul>
        {changeSentences(text, change).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}
