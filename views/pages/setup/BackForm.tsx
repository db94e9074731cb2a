import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import type {
  RegistrationResult,
  SetupField,
  SetupGuide,
  SetupRequest,
} from '../../../src/api/registration.ts';
import { Button } from '../../components/button/Button.tsx';
import { ProblemNotice } from '../../components/problem/ProblemNotice.tsx';
import { TextField } from '../../components/text-field/TextField.tsx';
import { useSession } from '../../runtime/session.ts';
import { useText } from '../../runtime/text.ts';
import { useRequest } from '../../runtime/useRequest.ts';
import { FIELDS, faultyFields, isAddress } from './setupDraft.ts';

interface Props {
  readonly guide: SetupGuide | undefined;
  readonly draft: SetupRequest;
  readonly onDraft: (draft: SetupRequest) => void;
  readonly onDone: (result: RegistrationResult) => void;
}

/** What the LMS shows after the tool was set up there, to be typed back. */
export function BackForm({ guide, draft, onDraft, onDone }: Props): VNode {
  const { t } = useText();
  const { api } = useSession();
  const request = useRequest();
  const faults = faultyFields(request.problem);
  useEffect(() => {
    // The first field to put right takes the focus, so that nobody has to look for it.
    if (faults[0] !== undefined) document.getElementById(`setup-${faults[0]}`)?.focus();
  }, [request.problem]);
  const send = (event: Event) => {
    event.preventDefault();
    request.run(() => api.post<RegistrationResult>('/lti/setup', draft), onDone);
  };
  const field = (name: SetupField | 'code', hint?: string) => (
    <TextField
      key={name}
      id={`setup-${name}`}
      label={t(`setup.back.${name}`)}
      value={draft[name]}
      onInput={(value) => onDraft({ ...draft, [name]: value })}
      type={isAddress(name) ? 'url' : 'text'}
      fault={faults.includes(name) ? t('setup.fault') : null}
      {...(hint === undefined ? {} : { hint })}
    />
  );
  const asked = FIELDS.filter((name) => name === 'issuer' || guide?.back.includes(name));
  const others = FIELDS.filter((name) => !asked.includes(name));
  return (
    <form method="dialog" onSubmit={send} class="stack" noValidate>
      {request.problem === null ? null : (
        <ProblemNotice problem={request.problem} onRetry={null} onDismiss={request.dismiss} />
      )}
      {asked.map((name) => field(name, name === 'issuer' ? t('setup.issuerHint') : undefined))}
      <details open={others.some((name) => faults.includes(name))}>
        <summary>{t('setup.moreFields')}</summary>
        <div class="stack">
          <p class="hint-line">{t('setup.moreHint')}</p>
          {others.map((name) => field(name))}
        </div>
      </details>
      {field('code', t('register.codeHint'))}
      <Button look="primary" type="submit" busy={request.busy}>
        {t('setup.send')}
      </Button>
    </form>
  );
}
