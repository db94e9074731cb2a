import type { VNode } from 'preact';
import type { GradebookReading } from '../../../src/api/class.ts';
import { useText } from '../../runtime/text.ts';
import { whyUnread } from './whyUnread.ts';

/**
 * When the gradebook was last read back by itself, and why not where it was not.
 * Criteria: sentences; a failure says its reason, and which column where there are several.
 */
export function ColumnReadings({ readings }: { readonly readings: readonly GradebookReading[] }): VNode {
  const text = useText();
  return (
    <>
      {readings.map(({ column, readAt, failed }) => (
        <p key={column} class={failed === null ? 'hint-line' : 'notice notice--warn'}>
          {column === null ? null : <strong>{column}: </strong>}
          {failed === null
            ? null
            : `${text.t('class.compare.daily.failed', { reason: whyUnread(text, failed) })} `}
          {readAt === null ? null : text.t('class.compare.daily', { time: text.moment(readAt) })}
        </p>
      ))}
    </>
  );
}
