import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Pages } from '../../../src/api/page.ts';
import type { RegistrationResult, SetupRequest } from '../../../src/api/registration.ts';
import { CopyField } from '../../components/copy-field/CopyField.tsx';
import { SelectField } from '../../components/field/SelectField.tsx';
import { PlainPage } from '../../components/plain-page/PlainPage.tsx';
import { RegistrationOutcome } from '../../components/registration-result/RegistrationOutcome.tsx';
import { useText } from '../../runtime/text.ts';
import { BackForm } from './BackForm.tsx';
import { familyName } from './families.ts';
import { Guide } from './Guide.tsx';
import { registrationAddress } from './registrationAddress.ts';
import { EMPTY, withFamily } from './setupDraft.ts';

/** The address by which most LMSs register the tool; then everything that is typed by hand: there, and back here. */
export function SetupPage({ data }: { data: Pages['setup'] }): VNode {
  const text = useText();
  const { t } = text;
  const { guides } = data;
  const [draft, setDraft] = useState<SetupRequest>(() => withFamily(EMPTY, guides, guides[0]?.family ?? ''));
  // Without any script there is no choosing: then every guide is there.
  const [live, setLive] = useState(false);
  useEffect(() => setLive(true), []);
  const guide = guides.find(({ family }) => family === draft.family);
  const [result, setResult] = useState<RegistrationResult | null>(null);
  return (
    <PlainPage title={t('setup.title')}>
      <p class="lead">{t('setup.lead')}</p>
      <CopyField id="setup-address" label={t('setup.address')} value={registrationAddress(guides)} />
      <SelectField
        id="setup-family"
        label={t('setup.family')}
        value={draft.family}
        options={guides.map(({ family }) => ({ value: family, label: familyName(text, family) }))}
        onChange={(family) => setDraft(withFamily(draft, guides, family))}
        hint={t('setup.familyHint')}
      />
      <section>
        <h2>{t('setup.there')}</h2>
        {guides
          .filter((one) => !live || one === guide)
          .map((one) => (
            <Guide key={one.family} guide={one} alone={live} />
          ))}
      </section>
      <section>
        <h2>{t('setup.here')}</h2>
        {result === null ? (
          <>
            <p>{t('setup.hereHint', { contact: data.contact ?? 'none' })}</p>
            <BackForm guide={guide} draft={draft} onDraft={setDraft} onDone={setResult} />
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
