import type { VNode } from 'preact';
import type { GradeView } from '../../../src/api/turn.ts';
import { useText } from '../../runtime/text.ts';
import type { Translator } from '../../text/translator.ts';
import { Button } from '../button/Button.tsx';
import { Icon, type IconName } from '../icon/Icon.tsx';
import { useNews } from './useNews.ts';

const ICONS: Readonly<Record<GradeView['state'], IconName>> = {
  none: 'clock',
  waiting: 'clock',
  sent: 'check',
  retrying: 'refresh',
  parked: 'warning',
  superseded: 'person',
  'not-graded': 'partly',
};

/** What kept a grade from arriving where that is not silence, by error code. */
const WHY: Readonly<Record<string, 'refused' | 'busy'>> = {
  token_refused: 'refused',
  gradebook_busy: 'busy',
};

/** Where the grade stands, in one sentence. */
export function gradeSentence(text: Translator, grade: GradeView): string {
  const value = grade.value === null ? '' : text.percent(grade.value);
  const sent = grade.sentValue === null ? value : text.percent(grade.sentValue);
  const time = grade.at === null ? '' : text.moment(grade.at);
  const reason = grade.reason === null ? '' : (text.find(`errors.${grade.reason}.title`) ?? '');
  const timed = grade.at === null ? 'no' : 'yes';
  const why = WHY[grade.reason ?? ''] ?? 'silent';
  return text.t(`grade.${grade.state}`, { value, sent, time, timed, reason, why });
}

interface Props {
  readonly grade: GradeView;
  readonly busy: boolean;
  readonly onResend: () => void;
}

/**
 * Whether the grade has reached the gradebook, and when; with "send again" while it could not.
 * Criteria: one sentence in words; trouble and its end are announced politely, the usual way of each answer's grade is not; the
 * drawing only repeats it.
 */
export function GradeLine({ grade, busy, onResend }: Props): VNode {
  const text = useText();
  const news = useNews(grade.state);
  return (
    <div class={`grade grade--${grade.state}`}>
      <p role="status" aria-live={news ? 'polite' : 'off'}>
        <Icon name={ICONS[grade.state]} /> {gradeSentence(text, grade)}
      </p>
      {grade.state === 'retrying' || grade.state === 'parked' ? (
        <Button icon="send" busy={busy} onClick={onResend}>
          {text.t('grade.sendAgain')}
        </Button>
      ) : null}
    </div>
  );
}
