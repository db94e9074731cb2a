import type { VNode } from 'preact';
import { useText } from '../../runtime/text.ts';

export type AdminTab = 'platforms' | 'platform' | 'grades' | 'codes' | 'records' | 'keys' | 'audit';

interface Props<T extends AdminTab> {
  readonly tabs: readonly T[];
  readonly shown: T;
  readonly onOpen: (tab: T) => void;
}

/** Parts of the administration pages, one at a time. */
export function AdminTabs<T extends AdminTab>({ tabs, shown, onOpen }: Props<T>): VNode {
  const { t } = useText();
  return (
    <nav class="tabs" aria-label={t('admin.tabs')}>
      {tabs.map((tab) => (
        <button
          key={tab}
          type="button"
          class="tab"
          data-tab={tab}
          aria-current={shown === tab ? 'page' : undefined}
          onClick={() => onOpen(tab)}
        >
          {t(`admin.tab.${tab}`)}
        </button>
      ))}
    </nav>
  );
}
