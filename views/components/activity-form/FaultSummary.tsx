import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useText } from '../../runtime/text.ts';
import type { DraftFault } from './draft.ts';

interface Props {
  readonly faults: readonly DraftFault[];
  /** How often sending was tried: each try moves the focus here again. */
  readonly tried: number;
}

/** Everything that is missing, in one place that takes the focus, with links to the fields. */
export function FaultSummary({ faults, tried }: Props): VNode | null {
  const { t } = useText();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (faults.length > 0) box.current?.focus();
  }, [tried]);
  if (faults.length === 0) return null;
  return (
    <div ref={box} class="notice notice--problem" role="alert" tabIndex={-1}>
      <div class="notice__words">
        <strong>{t('activity.fault.summary')}</strong>
        <ul>
          {faults.map((fault) => (
            <li key={fault}>
              <a href={`#activity-${fault}`}>{t(`activity.fault.${fault}`)}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
