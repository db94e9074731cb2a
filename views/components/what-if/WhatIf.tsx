import type { VNode } from 'preact';
import { type WhatIf as Expected, STUDENT_KINDS } from '../../../src/api/activity.ts';
import type { Problem } from '../../runtime/api.ts';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';
import { ProblemNotice } from '../problem/ProblemNotice.tsx';
import { WhatIfResult } from './WhatIfResult.tsx';

/** How far trying an activity has come. Results stand for as many kinds of students as have practised. */
export type Trial =
  | { readonly status: 'idle' }
  | { readonly status: 'running' | 'done'; readonly results: readonly Expected[] }
  | { readonly status: 'failed'; readonly results: readonly Expected[]; readonly problem: Problem };

interface Props {
  readonly trial: Trial;
  /** Nothing can be tried before a skill is chosen. */
  readonly ready: boolean;
  /** The form has changed since the trial began. */
  readonly changed: boolean;
  readonly titleOf: (skill: string) => string;
  readonly onRun: () => void;
  readonly onStop: () => void;
  /** Goes on with the kind that failed. */
  readonly onRetry: () => void;
}

/**
 * What an activity would come to with made-up students, before anybody practises it.
 * Criteria: nothing runs unasked; progress in words and as a bar, announced politely; it can be stopped; a failure says what
 * happened and goes on where it stood; results made with other settings say so.
 */
export function WhatIf(props: Props): VNode {
  const { trial, ready, changed } = props;
  const { t } = useText();
  return (
    <section class="what-if" aria-labelledby="what-if-title">
      <h2 id="what-if-title">{t('whatIf.title')}</h2>
      <p class="hint-line">{t('whatIf.intro')}</p>
      {changed && trial.status === 'done' ? <p class="notice">{t('whatIf.changed')}</p> : null}
      {ready ? <Controls {...props} /> : <p>{t('whatIf.noSkills')}</p>}
      <div role="status">
        {trial.status === 'running' ? <Running done={trial.results.length} /> : null}
        {trial.status === 'done' ? <p class="visually-hidden">{t('whatIf.done')}</p> : null}
      </div>
      {trial.status === 'failed' ? <ProblemNotice problem={trial.problem} onRetry={props.onRetry} /> : null}
      {trial.status === 'done' ? <WhatIfResult results={trial.results} titleOf={props.titleOf} /> : null}
    </section>
  );
}

function Controls({ trial, onRun, onStop }: Props): VNode | null {
  const { t } = useText();
  if (trial.status === 'running') return <Button onClick={onStop}>{t('whatIf.stop')}</Button>;
  if (trial.status === 'failed') return null;
  return <Button onClick={onRun}>{t(trial.status === 'idle' ? 'whatIf.run' : 'whatIf.again')}</Button>;
}

function Running({ done }: { done: number }): VNode {
  const { t } = useText();
  const count = STUDENT_KINDS.length;
  const words = t('whatIf.running', { done, count });
  return (
    <p class="what-if__progress">
      <progress value={done} max={count} aria-label={words} /> <span>{words}</span>
    </p>
  );
}
