import type { VNode } from 'preact';
import type { FaultView, PlatformView, QueueTally } from '../../../src/api/administration.ts';
import { useText } from '../../runtime/text.ts';
import type { Translator } from '../../text/translator.ts';
import { problemWords } from '../problem/ProblemNotice.tsx';

/** What an error code is called in the reader's words. */
export function codeTitle(text: Translator, code: string): string {
  return problemWords(text, { code, params: {}, reference: null }, 'title');
}

/** A moment, or that there was none. */
export function momentOr(text: Translator, at: number | null): string {
  return at === null ? text.t('admin.never') : text.moment(at);
}

function Grades({ grades }: { grades: QueueTally }): VNode {
  const text = useText();
  const states = (['waiting', 'retrying', 'parked', 'superseded'] as const).filter(
    (state) => grades[state] > 0,
  );
  if (states.length === 0) return <>{text.t('admin.grades.none')}</>;
  return (
    <>
      {text.list(states.map((state) => text.t(`admin.grades.${state}`, { count: grades[state] })))}
      {grades.reasons.length === 0 ? null : (
        <ul class="small">
          {grades.reasons.map(({ code, count }) => (
            <li key={code}>
              {codeTitle(text, code)} (<bdi>{code}</bdi>): {text.number(count)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Faults({ faults }: { faults: readonly FaultView[] }): VNode {
  const text = useText();
  return (
    <ul class="small">
      {faults.map(({ code, count, lastAt, reference }) => (
        <li key={code}>
          {codeTitle(text, code)} (<bdi>{code}</bdi>){': '}
          {text.t('admin.faults.line', { count, time: text.moment(lastAt) })} <bdi>{reference}</bdi>
        </li>
      ))}
    </ul>
  );
}

/**
 * How a platform fares.
 * Criteria: a list of terms and values; failures by what they mean, how often, when last, and the reference that finds them
 * in the log; those that anybody can cause apart from the platform's own, and said to be so.
 */
export function HealthFacts({ platform }: { platform: PlatformView }): VNode {
  const text = useText();
  return (
    <dl class="facts">
      <div>
        <dt>{text.t('admin.lastLaunch')}</dt>
        <dd>{momentOr(text, platform.lastLaunchAt)}</dd>
      </div>
      <div>
        <dt>{text.t('admin.lastGrade')}</dt>
        <dd>{momentOr(text, platform.lastGradeAt)}</dd>
      </div>
      <div>
        <dt>{text.t('admin.grades.term')}</dt>
        <dd>
          <Grades grades={platform.grades} />
        </dd>
      </div>
      <div>
        <dt>{text.t('admin.grades.differing')}</dt>
        <dd>{text.number(platform.grades.differing)}</dd>
      </div>
      <div class="facts__wide">
        <dt>{text.t('admin.faults')}</dt>
        <dd>
          {platform.faults.length === 0 ? text.t('admin.faults.none') : <Faults faults={platform.faults} />}
        </dd>
      </div>
      {platform.unverified.length === 0 ? null : (
        <div class="facts__wide">
          <dt>{text.t('admin.unverified')}</dt>
          <dd>
            {text.t('admin.unverified.note')}
            <Faults faults={platform.unverified} />
          </dd>
        </div>
      )}
    </dl>
  );
}
