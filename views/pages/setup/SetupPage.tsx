import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Pages } from '../../../src/api/page.ts';
import type { RegistrationResult } from '../../../src/api/registration.ts';
import { PlainPage } from '../../components/plain-page/PlainPage.tsx';
import { RegistrationOutcome } from '../../components/registration-result/RegistrationOutcome.tsx';
import { useText } from '../../runtime/text.ts';
import { BackForm } from './BackForm.tsx';
import { Guide } from './Guide.tsx';

/** Everything an administrator types by hand: into the LMS, and back into the tool. */
export function SetupPage({ data }: { data: Pages['setup'] }): VNode {
  const { t } = useText();
  const [result, setResult] = useState<RegistrationResult | null>(null);
  return (
    <PlainPage title={t('setup.title')}>
      <p class="lead">{t('setup.lead')}</p>
      <section>
        <h2>{t('setup.there')}</h2>
        {data.guides.map((guide) => (
          <Guide key={guide.family} guide={guide} />
        ))}
      </section>
      <section>
        <h2>{t('setup.here')}</h2>
        {result === null ? (
          <>
            <p>{t('setup.hereHint', { contact: data.contact ?? 'none' })}</p>
            <BackForm guides={data.guides} onDone={setResult} />
            <noscript>{t('login.noScript')}</noscript>
          </>
        ) : (
          <Kept result={result} />
        )}
      </section>
    </PlainPage>
  );
}

function Kept({ result }: { result: RegistrationResult }): VNode {
  const { t } = useText();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [result]);
  return (
    <div ref={box} tabIndex={-1} role="status" class="stack">
      <h3>{t(`result.${result.state}.title`)}</h3>
      <RegistrationOutcome result={result} />
    </div>
  );
}
