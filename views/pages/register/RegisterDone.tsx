import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { RegistrationResult } from '../../../src/api/registration.ts';
import { Button } from '../../components/button/Button.tsx';
import { PlainPage } from '../../components/plain-page/PlainPage.tsx';
import { RegistrationOutcome } from '../../components/registration-result/RegistrationOutcome.tsx';
import { useText } from '../../runtime/text.ts';
import { closeWindow } from './closeWindow.ts';

/** Whether there is nothing that the administrator must read before the page goes. */
function isPlain({ state, code, missing }: RegistrationResult): boolean {
  return state === 'active' && code === null && missing.length === 0;
}

/** What became of the registration. When all is well the platform is asked to close the page at once. */
export function RegisterDone({ result, host }: { result: RegistrationResult; host: string }): VNode {
  const { t } = useText();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
    if (isPlain(result)) closeWindow(result.origins);
  }, [result]);
  return (
    <PlainPage title={t(`result.${result.state}.title`)}>
      <div ref={box} tabIndex={-1} role="status">
        <RegistrationOutcome result={result} />
      </div>
      <Button look="primary" onClick={() => closeWindow(result.origins)}>
        {t('register.close', { host })}
      </Button>
      <p class="hint-line">{t('register.closeHint')}</p>
    </PlainPage>
  );
}
