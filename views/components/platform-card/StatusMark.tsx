import type { VNode } from 'preact';
import type { AdminStatus } from '../../../src/api/administration.ts';
import { useText } from '../../runtime/text.ts';
import { Icon, type IconName } from '../icon/Icon.tsx';

const SIGNS: Readonly<Record<AdminStatus, IconName>> = {
  active: 'check',
  pending: 'clock',
  suspended: 'cross',
};

/**
 * Whether a platform or a deployment is let in.
 * Criteria: a word always, with a sign of its own shape; colour says nothing that the word does not.
 */
export function StatusMark({ status }: { status: AdminStatus }): VNode {
  const { t } = useText();
  return (
    <span class={`status status--${status}`}>
      <Icon name={SIGNS[status]} />
      {t(`admin.status.${status}`)}
    </span>
  );
}
