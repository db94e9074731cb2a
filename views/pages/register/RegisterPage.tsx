import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Pages } from '../../../src/api/page.ts';
import type { RegistrationResult } from '../../../src/api/registration.ts';
import { Button } from '../../components/button/Button.tsx';
import { PlainPage } from '../../components/plain-page/PlainPage.tsx';
import { problemWords } from '../../components/problem/ProblemNotice.tsx';
import { TextField } from '../../components/text-field/TextField.tsx';
import { useSession } from '../../runtime/session.ts';
import { useText } from '../../runtime/text.ts';
import { type RequestState, useRequest } from '../../runtime/useRequest.ts';
import { Asked } from './Asked.tsx';
import { RegisterDone } from './RegisterDone.tsx';
import { RegisterProblem } from './RegisterProblem.tsx';

/** Dynamic registration: who asks, what will be asked for; then what became of it. Nothing happens before the press. */
export function RegisterPage({ data }: { data: Pages['register'] }): VNode {
  const { api } = useSession();
  const request = useRequest();
  const [code, setCode] = useState('');
  const [result, setResult] = useState<RegistrationResult | null>(null);
  const connect = () =>
    request.run(
      () => api.post<RegistrationResult>('/lti/register', { confirmation: data.confirmation, code }),
      setResult,
    );
  if (result !== null) return <RegisterDone result={result} host={data.host} />;
  const { problem } = request;
  // A mistyped code used nothing up: it is put right where it was typed.
  const wrongCode = problem?.code === 'registration_code_invalid';
  if (problem !== null && !wrongCode) return <RegisterProblem problem={problem} />;
  return <Ask data={data} code={code} onCode={setCode} onConnect={connect} request={request} />;
}

interface AskProps {
  readonly data: Pages['register'];
  readonly code: string;
  readonly onCode: (code: string) => void;
  readonly onConnect: () => void;
  readonly request: RequestState;
}

function Ask({ data, code, onCode, onConnect, request }: AskProps): VNode {
  const text = useText();
  const { t } = text;
  const { busy, problem } = request;
  const fault =
    problem && `${problemWords(text, problem, 'title')}. ${problemWords(text, problem, 'action')}`;
  useEffect(() => {
    if (fault) document.getElementById('register-code')?.focus();
  }, [problem]);
  const send = (event: Event) => {
    event.preventDefault();
    onConnect();
  };
  return (
    <PlainPage title={t('register.title', { host: data.host })}>
      <p class="lead">{t('register.lead', { host: data.host })}</p>
      <Asked scopes={data.scopes} claims={data.claims} />
      <form method="dialog" onSubmit={send} class="stack">
        <TextField
          id="register-code"
          label={t('register.code')}
          hint={t('register.codeHint')}
          value={code}
          onInput={onCode}
          fault={fault}
        />
        <p>{t('register.after', { host: data.host })}</p>
        <Button look="primary" type="submit" busy={busy}>
          {t('register.connect')}
        </Button>
        <p role="status">{busy ? t('register.working', { host: data.host }) : ''}</p>
        <div role="alert" class="visually-hidden">
          {fault}
        </div>
      </form>
      <noscript>{t('login.noScript')}</noscript>
    </PlainPage>
  );
}
