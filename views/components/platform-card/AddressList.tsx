import type { VNode } from 'preact';
import type { AddressesView } from '../../../src/api/administration.ts';
import { useText } from '../../runtime/text.ts';

const NAMES = ['authUrl', 'tokenUrl', 'jwksUrl'] as const;

/**
 * Addresses of a platform, those that stand or those that are asked for.
 * Criteria: every address in full and what it is for; one outside the issuer's domain says so in words beside it.
 */
export function AddressList({ addresses }: { readonly addresses: AddressesView }): VNode {
  const { t } = useText();
  const { family, audience, origins, foreign } = addresses;
  const rows = NAMES.map((name) => ({ name, values: [addresses[name]], foreign: foreign.includes(name) }));
  const others = [
    ...(audience === null ? [] : [{ name: 'audience' as const, values: [audience], foreign: false }]),
    { name: 'origins' as const, values: origins, foreign: false },
    { name: 'family' as const, values: [family], foreign: false },
  ];
  return (
    <dl class="facts">
      {[...rows, ...others].map((row) => (
        <div key={row.name} class="facts__wide">
          <dt>{t(`admin.address.${row.name}`)}</dt>
          {row.values.map((value) => (
            <dd key={value}>
              <bdi class="code">{value}</bdi>
              {row.foreign ? <strong class="chip chip--warn">{t('admin.address.foreign')}</strong> : null}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
