import type { VNode } from 'preact';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';

interface Props {
  /** Fetches the next rows; null when there are none. */
  readonly more: (() => void) | null;
  readonly busy: boolean;
  /** The rows go back in time. */
  readonly older?: boolean;
}

/**
 * Fetches the next rows of a long list.
 * Criteria: stands below the rows it adds to, says in words what comes, and is gone when nothing more does.
 */
export function MoreButton({ more, busy, older = false }: Props): VNode | null {
  const { t } = useText();
  if (more === null) return null;
  return (
    <div class="actions">
      <Button busy={busy} onClick={more}>
        {t(older ? 'admin.older' : 'admin.more')}
      </Button>
    </div>
  );
}
