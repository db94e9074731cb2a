import type { VNode } from 'preact';
import { useText } from '../../runtime/text.ts';

/** In place of rows that have not come yet: nobody takes it for an empty table. After a failure the notice says it all. */
export function Waiting({ busy }: { busy: boolean }): VNode | null {
  const { t } = useText();
  return busy ? <p class="hint-line">{t('common.working')}</p> : null;
}
