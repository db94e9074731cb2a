import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { RequestState } from '../../runtime/useRequest.ts';
import { AdminNotices, type Said } from './AdminNotices.tsx';

/** What was done last to a platform. */
export interface Act {
  readonly platform: string;
  /** It lets in, shuts out or decides: the button that did it goes with it. */
  readonly decides: boolean;
}

interface Props {
  readonly platform: string;
  readonly act: Act | null;
  readonly request: RequestState;
  readonly said: Said;
  readonly children: ComponentChildren;
}

/**
 * A platform's card, with what came of the last act on it right above.
 * Criteria: the outcome is said and seen where one acted; after a decision the focus goes to the card's heading, for the
 * button that was pressed is gone; after any other act the page stays where it is and so does the focus.
 */
export function ActedCard({ platform, act, request, said, children }: Props): VNode {
  const box = useRef<HTMLDivElement>(null);
  const heading = () => box.current?.querySelector('h3') ?? null;
  const mine = act?.platform === platform;
  useEffect(() => {
    if (!mine || said === null || !act.decides) return;
    heading()?.setAttribute('tabindex', '-1');
    // The notice brings itself and the heading into sight.
    heading()?.focus({ preventScroll: true });
  }, [said]);
  return (
    <div class="stack" ref={box}>
      {mine ? (
        <AdminNotices
          request={request}
          said={said}
          {...(act.decides ? { beside: heading } : { stays: true })}
        />
      ) : null}
      {children}
    </div>
  );
}
