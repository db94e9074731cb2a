import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Turn } from '../../../src/api/turn.ts';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';
import { LevelMark } from '../level/LevelMark.tsx';
import { nextDelayed } from './nextDelayed.ts';

interface Props {
  readonly turn: Turn;
  readonly busy: boolean;
  /** It came in place of a question, so the focus must follow; false when the page opened with it. */
  readonly arrived: boolean;
  readonly onResume: () => void;
  readonly onSkills: () => void;
  /** The grade line. */
  readonly children?: ComponentChildren;
}

/**
 * The sitting's summary: what was done, what rose, what is next and when, where the grade stands.
 * Criteria: its heading takes the focus when it appears; levels in words; one primary action.
 */
export function Summary({ turn, busy, arrived, onResume, onSkills, children }: Props): VNode {
  const { t } = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (arrived) heading.current?.focus();
  }, [arrived]);
  const { sitting } = turn;
  return (
    <section class="card summary" aria-labelledby="summary-title">
      <h2 id="summary-title" tabIndex={-1} ref={heading}>
        {t('summary.title')}
      </h2>
      <p class="lead">
        {t('summary.did', { answered: sitting.answered, right: sitting.right, hints: sitting.hints })}
      </p>
      <Risen turn={turn} />
      <Next turn={turn} />
      <h3>{t('summary.grade')}</h3>
      {children}
      <div class="card__actions">
        <Button look="primary" busy={busy} onClick={onResume}>
          {t('summary.resume')}
        </Button>
        <Button look="quiet" icon="map" onClick={onSkills}>
          {t('summary.skills')}
        </Button>
      </div>
    </section>
  );
}

function Risen({ turn }: { turn: Turn }): VNode {
  const { t } = useText();
  const { risen } = turn.sitting;
  return (
    <>
      <h3>{t('summary.risen')}</h3>
      {risen.length === 0 ? <p>{t('summary.noneRisen')}</p> : null}
      <ul class="rises">
        {risen.map((rise) => (
          <li key={rise.skill} class="rise">
            <LevelMark level={rise.to} />
            <span>{rise.title}</span>
            <span class="hint-line">{t('summary.from', { level: t(`level.${rise.from}`) })}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Next({ turn }: { turn: Turn }): VNode {
  const text = useText();
  const delayed = nextDelayed(turn.skills);
  const left = turn.skills.filter((skill) => !skill.early && skill.id !== delayed?.skill.id);
  // What is still to learn comes before what only waits for its last answer.
  const open =
    left.find(({ level }) => level === 'not-started' || level === 'familiar') ??
    left.find(({ level }) => level === 'proficient');
  const all = turn.skills.every((skill) => skill.level === 'mastered');
  const due = turn.skills.filter((skill) => skill.due);
  return (
    <>
      <h3>{text.t('summary.next')}</h3>
      <ul>
        {delayed ? (
          <li>
            {text.t('summary.delayed', { skill: delayed.skill.title, time: text.moment(delayed.from) })}
          </li>
        ) : null}
        {due.length > 0 ? (
          <li>{text.t('summary.due', { skills: text.list(due.map((skill) => skill.title)) })}</li>
        ) : null}
        {open ? <li>{text.t('summary.open', { skill: open.title })}</li> : null}
        {all ? <li>{text.t('summary.all')}</li> : null}
      </ul>
    </>
  );
}
