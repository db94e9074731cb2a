import type { VNode } from 'preact';
import { GradeTable } from '../../components/grade-table/GradeTable.tsx';
import { useText } from '../../runtime/text.ts';
import { GradeComparison } from './GradeComparison.tsx';
import type { ClassState } from './useClass.ts';

/** Where each grade stands, and what the gradebook shows. */
export function GradesPart({ state }: { state: ClassState }): VNode {
  const { t } = useText();
  return (
    <section aria-labelledby="tab-title">
      <h2 id="tab-title" class="visually-hidden">
        {t('class.tab.grades')}
      </h2>
      <GradeTable
        overview={state.overview}
        busy={state.request.busy}
        onResend={(row) => (row === null ? state.resendAll() : state.resend(row))}
      />
      <GradeComparison readings={state.overview.gradebooks ?? []} />
    </section>
  );
}
