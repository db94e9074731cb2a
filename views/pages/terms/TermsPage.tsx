import type { VNode } from 'preact';
import { PlainPage } from '../../components/plain-page/PlainPage.tsx';
import { useText } from '../../runtime/text.ts';

const SECTIONS = ['use', 'grades', 'content', 'conduct', 'warranty'] as const;

/** On what terms the tool is used. */
export function TermsPage(): VNode {
  const { t } = useText();
  return (
    <PlainPage title={t('common.title.terms')}>
      <p class="lead">{t('terms.lead')}</p>
      {SECTIONS.map((section) => (
        <section key={section}>
          <h2>{t(`terms.${section}.title`)}</h2>
          <p>{t(`terms.${section}.body`)}</p>
        </section>
      ))}
    </PlainPage>
  );
}
