import type { VNode } from 'preact';
import { useText } from '../../runtime/text.ts';
import { Icon } from '../icon/Icon.tsx';

/** Right or wrong beside one part of an answer; nothing before marking. In words for those who do not see it. */
export function PartMark({ right }: { right: boolean | undefined }): VNode | null {
  const { t } = useText();
  if (right === undefined) return null;
  return (
    <span class={right ? 'part part--right' : 'part part--wrong'}>
      <Icon name={right ? 'check' : 'cross'} />
      <span class="visually-hidden">{t(right ? 'feedback.part.right' : 'feedback.part.wrong')}</span>
    </span>
  );
}
