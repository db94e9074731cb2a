import type { VNode } from 'preact';
import { useText } from '../../runtime/text.ts';

interface Props<T> {
  /** Null until it has come. */
  readonly value: T | null;
  readonly busy: boolean;
  readonly children: (value: T) => VNode;
}

/** What has come, or that it is on its way: nobody takes that for an empty table. After a failure the notice says it all. */
export function Loaded<T>({ value, busy, children }: Props<T>): VNode | null {
  const { t } = useText();
  if (value !== null) return children(value);
  return busy ? <p class="hint-line">{t('common.working')}</p> : null;
}
