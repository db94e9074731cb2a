import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';

interface Props {
  /** Fetches the next rows; null when there are none. */
  readonly more: (() => void) | null;
  /** How many rows have come. */
  readonly count: number;
  readonly busy: boolean;
  /** The rows go back in time. */
  readonly older?: boolean;
  /** The rows: of a table, or entries of a list. */
  readonly children: ComponentChildren;
}

/** The focus goes to what can be done with a row, or to the row itself. */
function focusRow(box: HTMLElement | null, index: number): void {
  const row = box?.querySelectorAll<HTMLElement>('tbody > tr, ul > li')[index];
  if (row === undefined) return;
  row.tabIndex = -1;
  (row.querySelector<HTMLElement>('button, a[href]') ?? row).focus();
}

/**
 * Rows of a long list, and below them what fetches the next ones.
 * Criteria: the button says in words what comes, and is gone when nothing more does: the focus it had goes to the first
 * row it brought, so that reading goes on there; how many have come is announced without a hurry.
 */
export function MoreRows({ more, count, busy, older = false, children }: Props): VNode {
  const { t } = useText();
  const box = useRef<HTMLDivElement>(null);
  /** How many there were when more were asked for; null while none are. */
  const asked = useRef<number | null>(null);
  const [come, tell] = useState(0);
  useEffect(() => {
    const before = asked.current;
    asked.current = null;
    if (before === null || count <= before) return;
    tell(count - before);
    if (document.activeElement === document.body) focusRow(box.current, before);
  }, [count]);
  const fetch = () => {
    asked.current = count;
    tell(0);
    more?.();
  };
  return (
    <div class="stack" ref={box}>
      {children}
      <p class="visually-hidden" role="status">
        {come > 0 ? t('admin.more.come', { count: come }) : null}
      </p>
      {more === null ? null : (
        <div class="actions">
          <Button busy={busy} onClick={fetch}>
            {t(older ? 'admin.older' : 'admin.more')}
          </Button>
        </div>
      )}
    </div>
  );
}
