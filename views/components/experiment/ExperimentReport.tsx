import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { ExperimentView } from '../../../src/api/experiment.ts';
import { useText } from '../../runtime/text.ts';
import type { Translator } from '../../text/translator.ts';
import { Button } from '../button/Button.tsx';
import { ConfirmDialog, type Question } from '../confirm/ConfirmDialog.tsx';
import { IntervalBar } from './IntervalBar.tsx';
import { valueWords } from './variations.ts';

interface Props {
  readonly experiment: ExperimentView;
  readonly busy: boolean;
  /** Ends it with one way for everybody; without it nothing can be decided here. */
  readonly onClose?: (keep: 'a' | 'b') => void;
}

const ARMS = ['a', 'b'] as const;

/** The two ways in words. */
type Names = Readonly<Record<'a' | 'b', string>>;

/** The difference in a sentence, with its interval; that too few numbers stand, where there is none. */
function differenceSentence(text: Translator, { effectSeen, alpha }: ExperimentView, names: Names): string {
  if (effectSeen === null) return text.t('experiment.noEffect');
  const difference = Math.round(effectSeen.difference * 1000) / 10;
  return text.t('experiment.effectSeen', {
    ...names,
    side: difference === 0 ? 'level' : difference > 0 ? 'ahead' : 'behind',
    points: Math.abs(difference),
    low: points(text, effectSeen.low),
    high: points(text, effectSeen.high),
    sure: text.percent(1 - alpha),
  });
}

/** A difference of shares in percentage points, signed. */
function points({ signed }: Translator, difference: number): string {
  return signed(difference * 100, 1);
}

/**
 * An experiment for readers who are no statisticians: what it says first, then what it rests on, then what to do.
 * Criteria: a heading that is the answer; every number in a sentence; the drawing repeats what the sentence says; pilot and
 * scaling as steps of which the present one is marked.
 */
export function ExperimentReport({ experiment, busy, onClose }: Props): VNode {
  const text = useText();
  const { t } = text;
  const { variation, measure, concluded } = experiment;
  const names = {
    a: valueWords(text, variation.setting, experiment.was),
    b: valueWords(text, variation.setting, variation.value),
  };
  return (
    <article class="card stack" aria-labelledby="experiment-answer">
      <h3 id="experiment-answer" tabIndex={-1}>
        {t(`experiment.verdict.${experiment.verdict}`, names)}
      </h3>
      <p>
        {t('experiment.about', {
          setting: t(`experiment.setting.${variation.setting}`),
          ...names,
          measure: t(`experiment.measure.${measure}`),
          questions: experiment.questions,
        })}
      </p>
      <Difference experiment={experiment} names={names} />
      <ul>
        {ARMS.map((arm) => (
          <li key={arm}>{armSentence(text, experiment, arm, names[arm])}</li>
        ))}
        <li>{t('experiment.needs', { minimum: experiment.minimum, most: experiment.most })}</li>
      </ul>
      {experiment.activities > 1 ? (
        <p class="notice">{t('experiment.joined', { others: experiment.activities - 1 })}</p>
      ) : null}
      {experiment.doubts.map((doubt) => (
        <p key={doubt} class="notice">
          {t(`experiment.doubt.${doubt}`)}
        </p>
      ))}
      {concluded ? (
        <p>{t('experiment.concluded', { kept: names[concluded.kept], time: text.moment(concluded.at) })}</p>
      ) : (
        <Steps experiment={experiment} />
      )}
      {concluded || !onClose ? null : (
        <Keep names={names} verdict={experiment.verdict} busy={busy} onClose={onClose} />
      )}
    </article>
  );
}

/** By how much the second way is better, said and drawn. */
function Difference({ experiment, names }: { experiment: ExperimentView; names: Names }): VNode {
  const text = useText();
  const { effectSeen, effect } = experiment;
  const sentence = differenceSentence(text, experiment, names);
  return (
    <>
      <p>{sentence}</p>
      {effectSeen === null ? null : (
        <IntervalBar
          label={sentence}
          low={effectSeen.low}
          middle={effectSeen.difference}
          high={effectSeen.high}
          matters={effect}
          ends={[
            text.t('experiment.scale', { name: names.a }),
            text.t('experiment.scale.none'),
            text.t('experiment.scale', { name: names.b }),
          ]}
        />
      )}
    </>
  );
}

interface KeepProps {
  readonly names: Names;
  readonly verdict: ExperimentView['verdict'];
  readonly busy: boolean;
  readonly onClose: (keep: 'a' | 'b') => void;
}

/** Ends the experiment with either way, asked once more; the one that is better stands out. */
function Keep({ names, verdict, busy, onClose }: KeepProps): VNode {
  const { t } = useText();
  const [asked, ask] = useState<'a' | 'b' | null>(null);
  const wordsOf = (arm: 'a' | 'b'): Question => ({
    title: t('experiment.sure'),
    body: t('experiment.sure.body', { name: names[arm], early: verdict === 'collecting' ? 'yes' : 'no' }),
    button: t('experiment.keep', { name: names[arm] }),
    act: () => onClose(arm),
  });
  return (
    <div class="actions no-print">
      {ARMS.map((arm) => (
        <Button
          key={arm}
          look={verdict === arm ? 'primary' : 'secondary'}
          busy={busy}
          onClick={() => ask(arm)}
        >
          {t('experiment.keep', { name: names[arm] })}
        </Button>
      ))}
      <ConfirmDialog question={asked && wordsOf(asked)} onClose={() => ask(null)} />
    </div>
  );
}

function armSentence(text: Translator, experiment: ExperimentView, arm: 'a' | 'b', name: string): string {
  const { began, reached, mean } = experiment.arms[arm];
  return text.t('experiment.arm', {
    name,
    began,
    reached,
    questions: experiment.questions,
    known: mean === null ? 'no' : 'yes',
    measure: experiment.measure,
    mean: text.percent(mean ?? 0),
    moved: points(text, mean ?? 0),
  });
}

/** Where one stands between pilot and scaling. */
function Steps({ experiment }: { experiment: ExperimentView }): VNode {
  const { t, percent } = useText();
  const now = experiment.verdict === 'collecting' ? 'pilot' : 'decide';
  return (
    <ol class="steps">
      {(['pilot', 'decide', 'scale'] as const).map((step) => (
        <li key={step} aria-current={step === now ? 'step' : undefined}>
          {t(`experiment.step.${step}`, { share: percent(experiment.share) })}
        </li>
      ))}
    </ol>
  );
}
