import type { VNode } from 'preact';
import type { Pages } from '../../../src/api/page.ts';
import { serviceOf } from '../../components/registration-result/services.ts';
import { useText } from '../../runtime/text.ts';

/** Claims of a person as people know them: given and family name go with the name, the issuer is no personal data. */
const PERSON = ['sub', 'name', 'locale'] as const;
const SERVICES = ['columns', 'scores', 'results', 'members'] as const;

/** What will be asked of the LMS, and why: services, places, personal data. */
export function Asked({ scopes, claims }: Pick<Pages['register'], 'scopes' | 'claims'>): VNode {
  const { t } = useText();
  const asked = new Set(scopes.map(serviceOf));
  return (
    <>
      <section>
        <h2>{t('register.services')}</h2>
        <ul>
          {SERVICES.filter((service) => asked.has(service)).map((service) => (
            <li key={service}>
              <strong>{t(`register.service.${service}`)}</strong> {t(`register.why.${service}`)}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('register.places')}</h2>
        <p>{t('register.placesBody')}</p>
      </section>
      <section>
        <h2>{t('register.person')}</h2>
        <ul>
          {PERSON.filter((claim) => claims.includes(claim)).map((claim) => (
            <li key={claim}>
              <strong>{t(`register.person.${claim}`)}</strong> {t(`register.personWhy.${claim}`)}
            </li>
          ))}
        </ul>
        {claims.includes('email') ? null : <p>{t('register.noEmail')}</p>}
        <p>
          <a href="/privacy" target="_blank" rel="noreferrer">
            {t('common.title.privacy')}
          </a>
        </p>
      </section>
    </>
  );
}
