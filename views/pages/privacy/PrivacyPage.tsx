import type { VNode } from 'preact';
import { PlainPage } from '../../components/plain-page/PlainPage.tsx';
import { useText } from '../../runtime/text.ts';

const SECTIONS = ['what', 'why', 'long', 'who', 'third', 'cookies', 'rights'] as const;

/** What is kept about people, why, how long, who sees it, and what they can ask for. */
export function PrivacyPage(): VNode {
  const { t } = useText();
  return (
    <PlainPage title={t('common.title.privacy')}>
      <p class="lead">{t('privacy.lead')}</p>
      {SECTIONS.map((section) => (
        <section key={section}>
          <h2>{t(`privacy.${section}.title`)}</h2>
          <p>{t(`privacy.${section}.body`)}</p>
        </section>
      ))}
    </PlainPage>
  );
}
