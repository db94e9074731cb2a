import type { VNode } from 'preact';
import type { PublicServing } from '../../../src/api/question.ts';
import { Button } from '../../components/button/Button.tsx';
import { useText } from '../../runtime/text.ts';
import type { Practice } from './usePractice.ts';

interface Props {
  readonly practice: Practice;
  readonly serving: PublicServing;
  readonly over: boolean;
}

/**
 * What can be done with the shown question: one primary action, the others quieter.
 * Criteria: the way on stays in sight at the lower edge, however long the explanation above it is.
 */
export function CardActions(props: Props): VNode {
  return (
    <div class="card__actions">{props.over ? <AfterActions {...props} /> : <AnswerActions {...props} />}</div>
  );
}

function AnswerActions({ practice, serving }: Props): VNode {
  const { t } = useText();
  const { busy } = practice.request;
  const again = practice.state.feedback !== null;
  return (
    <>
      <div class="question__go">
        <Button look="primary" type="submit" busy={busy}>
          {t(again ? 'question.tryAgain' : 'question.check')}
        </Button>
      </div>
      <div class="question__rest">
        {serving.hintsLeft > 0 ? (
          <Button icon="hint" busy={busy} onClick={practice.hint}>
            {t('question.hint', { left: serving.hintsLeft })}
          </Button>
        ) : null}
        <Button look="quiet" busy={busy} onClick={practice.reveal}>
          {t('question.reveal')}
        </Button>
      </div>
    </>
  );
}

function AfterActions({ practice, serving }: Props): VNode {
  const { t } = useText();
  const { feedback, turn } = practice.state;
  const { busy } = practice.request;
  const skill = serving.skill.id;
  return (
    <>
      <div class="question__go question__go--on">
        <Button look="primary" type="submit" busy={busy} icon="send">
          {t(feedback?.then === 'step' ? 'question.nextStep' : 'question.next')}
        </Button>
      </div>
      <div class="question__rest">
        {feedback?.then === 'closed' ? (
          <Button busy={busy} onClick={() => practice.choose({ kind: 'similar', serving: serving.id })}>
            {t('question.similar')}
          </Button>
        ) : null}
        <Button look="quiet" busy={busy} onClick={() => practice.explain(skill)}>
          {t(practice.explanation === null ? 'question.explain' : 'question.explainAgain')}
        </Button>
        {feedback?.then === 'closed' && turn.sitting.answered > 0 ? (
          <Button look="quiet" busy={busy} onClick={practice.finish}>
            {t('practice.finish')}
          </Button>
        ) : null}
      </div>
    </>
  );
}
