import type { VNode } from 'preact';
import type { ClassRow } from '../../../src/api/class.ts';
import { Button } from '../../components/button/Button.tsx';
import { personName } from '../../components/class-table/personName.ts';
import { useText } from '../../runtime/text.ts';

interface Props {
  readonly testers: readonly ClassRow[];
  readonly busy: boolean;
  readonly onOpen: (learner: string) => void;
}

/** The platform's test users who have tried the activity; not there when nobody has. */
export function Testers({ testers, busy, onOpen }: Props): VNode | null {
  const text = useText();
  if (testers.length === 0) return null;
  return (
    <section class="card" aria-labelledby="testers-title">
      <h3 id="testers-title">{text.t('class.testers')}</h3>
      <p>{text.t('class.testersHow')}</p>
      <ul class="plain-list">
        {testers.map((tester) => (
          <li key={tester.learner}>
            <Button look="quiet" busy={busy} onClick={() => onOpen(tester.learner)}>
              {text.t('class.tester', { name: personName(text, tester), answered: tester.answered })}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
