import type { VNode } from 'preact';
import type { Pages } from '../../../src/api/page.ts';
import { Button } from '../../components/button/Button.tsx';
import { useText } from '../../runtime/text.ts';
import type { ClassState } from './useClass.ts';

interface Props {
  readonly data: Pages['class'];
  readonly state: ClassState;
}

/**
 * That the activity came with a copied course, or that another link opens it too; with the way to its settings, where
 * one click begins it afresh. Nothing for an activity that was chosen here and stands alone.
 */
export function OriginNotice({ data, state }: Props): VNode | null {
  const text = useText();
  const { origin = null, shared = false } = data;
  if (state.learner !== null || (!shared && origin === null)) return null;
  return (
    <div class="notice notice--calm">
      <div class="notice__words">
        {origin === null ? null : (
          <p>
            {text.t(`class.origin.${origin.reason}`, {
              named: origin.course === null ? 'no' : 'yes',
              course: origin.course ?? '',
              time: text.moment(origin.at),
            })}
          </p>
        )}
        {shared ? (
          <>
            <p>{text.t('class.shared')}</p>
            <Button look="quiet" onClick={() => state.openTab('settings')}>
              {text.t('class.separate.where')}
            </Button>
          </>
        ) : null}
      </div>
    </div>
  );
}
