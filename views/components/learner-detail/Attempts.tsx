import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { AttemptView } from '../../../src/api/class.ts';
import type { SkillView } from '../../../src/api/turn.ts';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';
import { Cell, Row } from '../data-table/Cell.tsx';
import { DataTable } from '../data-table/DataTable.tsx';
import { ChangeDetails } from '../explained/ChangeDetails.tsx';
import { ServedReasons } from '../explained/ServedReasons.tsx';
import { PartMark } from '../question/PartMark.tsx';
import { RichText } from '../rich-text/RichText.tsx';

interface Props {
  readonly attempts: readonly AttemptView[];
  readonly skills: readonly SkillView[];
}

/** Answers shown before somebody asks for all of them. */
const NEWEST = 10;

/** Every answer: when, to what, right or wrong, with what help, and how much it counted; the newest first, or the wrong ones. */
export function Attempts({ attempts, skills }: Props): VNode {
  const { t } = useText();
  const [wrongOnly, setWrongOnly] = useState(false);
  const [all, setAll] = useState(false);
  if (attempts.length === 0) return <p>{t('class.learner.noAttempts')}</p>;
  const wrong = attempts.filter(({ correct }) => !correct);
  const chosen = wrongOnly ? wrong : attempts;
  return (
    <div class="stack">
      {wrong.length === 0 || wrong.length === attempts.length ? null : (
        <label class="check no-print">
          <input type="checkbox" checked={wrongOnly} onChange={() => setWrongOnly(!wrongOnly)} />
          <span>{t('class.attempts.wrong', { count: wrong.length })}</span>
        </label>
      )}
      <AttemptTable attempts={all ? chosen : chosen.slice(0, NEWEST)} skills={skills} />
      {chosen.length > NEWEST ? (
        <div class="actions">
          <Button onClick={() => setAll(!all)}>
            {t(all ? 'class.attempts.newest' : 'class.attempts.all', {
              count: all ? NEWEST : chosen.length,
            })}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function AttemptTable({ attempts, skills }: Props): VNode {
  const { t } = useText();
  const titleOf = (id: string) => skills.find((skill) => skill.id === id)?.title ?? id;
  return (
    <DataTable
      label={t('class.learner.attempts')}
      look="attempts"
      stacks
      columns={(['when', 'question', 'answer', 'help', 'weight'] as const).map((column) => ({
        title: t(`class.attempt.${column}`),
        wide: column === 'question',
      }))}
    >
      {attempts.map((attempt) => (
        <AttemptRow key={attempt.id} attempt={attempt} skill={titleOf(attempt.skill)} />
      ))}
    </DataTable>
  );
}

function AttemptRow({ attempt, skill }: { attempt: AttemptView; skill: string }): VNode {
  const { t, moment, percent, duration, find } = useText();
  const note = attempt.note === null ? null : find(`feedback.note.${attempt.note}`);
  return (
    <Row>
      <Cell head={t('class.attempt.when')} look="nowrap">
        {moment(attempt.at)}
        {attempt.elapsed === null ? null : <span class="hint-line">{duration(attempt.elapsed)}</span>}
      </Cell>
      <Cell head={t('class.attempt.question')}>
        <RichText html={attempt.question} lang={attempt.language} />
        <span class="hint-line">{skill}</span>
        {attempt.why === null ? null : <ServedReasons why={attempt.why} />}
      </Cell>
      <Cell head={t('class.attempt.answer')}>
        <PartMark right={attempt.correct} /> <RichText inline html={attempt.answer} lang={attempt.language} />
        {note === null ? null : <span class="hint-line">{note}</span>}
        {attempt.misconception === null ? null : <span class="hint-line">{attempt.misconception}</span>}
      </Cell>
      <Cell head={t('class.attempt.help')}>
        {t('class.attempt.helped', { try: attempt.try, hints: attempt.hints })}
        {attempt.rapid ? <span class="hint-line">{t('class.attempt.rapid')}</span> : null}
      </Cell>
      <Cell head={t('class.attempt.weight')}>
        <span class="number">{percent(attempt.weight)}</span>
        {attempt.changed === null ? null : <ChangeDetails change={attempt.changed} />}
      </Cell>
    </Row>
  );
}
