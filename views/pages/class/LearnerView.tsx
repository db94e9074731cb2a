import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../components/button/Button.tsx';
import { personName } from '../../components/class-table/personName.ts';
import { LearnerPanel } from '../../components/learner-detail/LearnerPanel.tsx';
import { useText } from '../../runtime/text.ts';
import type { ClassState } from './useClass.ts';

/** One learner in place of the class, with the way back. */
export function LearnerView({ state }: { state: ClassState }): VNode | null {
  const text = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  const { learner } = state;
  // The heading takes the focus once per learner.
  useEffect(() => heading.current?.focus(), [learner?.learner]);
  if (learner === null) return null;
  return (
    <section aria-labelledby="learner-title">
      <Button look="quiet" onClick={state.closeLearner}>
        {text.t('class.back')}
      </Button>
      <h2 id="learner-title" tabIndex={-1} ref={heading}>
        {personName(text, learner)}
      </h2>
      <LearnerPanel
        detail={learner}
        delayHours={state.activity.delayHours}
        busy={state.request.busy}
        onTakeBack={(event) => state.takeBack(learner.learner, event)}
        onExtraTime={(extraTime, done) => state.giveTime(learner.learner, extraTime, done)}
        onOverride={(override, done) => state.override(learner.learner, override, done)}
      />
    </section>
  );
}
