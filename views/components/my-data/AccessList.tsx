import type { VNode } from 'preact';
import type { AccessView } from '../../../src/api/privacy.ts';
import { useText } from '../../runtime/text.ts';

/** Who looked at the learner's work, newest first; by role, not by name. */
export function AccessList({ accesses }: { accesses: readonly AccessView[] }): VNode {
  const { t, find, moment } = useText();
  return (
    <div class="stack">
      <h3>{t('mine.looks')}</h3>
      {accesses.length === 0 ? <p>{t('mine.noLooks')}</p> : null}
      <ul class="plain-list">
        {accesses.map(({ at, role, kind, activity }) => (
          <li key={`${at} ${kind} ${role}`}>
            {moment(at)}: {find(`mine.role.${role}`)}, {find(`mine.look.${kind}`)}
            {activity === null ? null : <bdi> ({activity})</bdi>}
          </li>
        ))}
      </ul>
    </div>
  );
}
