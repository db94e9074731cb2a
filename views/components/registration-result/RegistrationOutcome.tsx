import type { VNode } from 'preact';
import type { RegistrationResult } from '../../../src/api/registration.ts';
import { useText } from '../../runtime/text.ts';
import type { TextKey } from '../../text/translator.ts';
import { serviceOf } from './services.ts';

/**
 * What became of a registration, and what is left to do on either side.
 * Criteria: says first whether launches work now; whom to ask when they do not; the next steps in the LMS follow.
 */
export function RegistrationOutcome({ result }: { result: RegistrationResult }): VNode {
  const { t, find } = useText();
  const who = { contact: result.contact ?? 'none', issuer: result.issuer };
  const next = find(`result.next.${result.family}`);
  return (
    <>
      <p class="lead">{t(`result.${result.state}.body`, who)}</p>
      {result.known && result.state !== 'proposed' ? <p>{t('result.known')}</p> : null}
      {result.code === null ? null : <p>{t(`result.code.${result.code}`)}</p>}
      <Missing scopes={result.missing} />
      {next === null ? null : (
        <section>
          <h2>{t('result.next.title')}</h2>
          <p>{next}</p>
        </section>
      )}
      <Facts result={result} />
    </>
  );
}

/** Services that were not granted; a scope without words of its own is named as it is. */
function Missing({ scopes }: { scopes: readonly string[] }): VNode | null {
  const { t, find, list } = useText();
  if (scopes.length === 0) return null;
  const names = [...new Set(scopes.map((scope) => find(`register.service.${serviceOf(scope)}`) ?? scope))];
  return <p>{t('result.missing', { services: list(names) })}</p>;
}

const FACTS = ['issuer', 'clientId', 'deploymentId'] as const;

function Facts({ result }: { result: RegistrationResult }): VNode {
  const { t } = useText();
  return (
    <dl class="result-facts">
      {FACTS.filter((name) => result[name] !== null).map((name) => (
        <div key={name}>
          <dt>{t(`setup.back.${name}` satisfies TextKey)}</dt>
          <dd>
            <bdi>{result[name]}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
