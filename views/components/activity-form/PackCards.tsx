import type { VNode } from 'preact';
import type { PickerPack } from '../../../src/api/activity.ts';
import { useText } from '../../runtime/text.ts';

interface Props {
  readonly packs: readonly PickerPack[];
  readonly chosen: string;
  readonly onChoose: (pack: string) => void;
}

/** The packs to choose from, as cards with a radio button each. */
export function PackCards({ packs, chosen, onChoose }: Props): VNode {
  const { t } = useText();
  return (
    <fieldset class="packs">
      <legend>{t('activity.pack')}</legend>
      {packs.map((pack) => (
        <label key={pack.id} class="option option--pack">
          <input
            type="radio"
            name="pack"
            value={pack.id}
            checked={pack.id === chosen}
            onChange={() => onChoose(pack.id)}
          />
          <span class="option__body">
            <strong>{pack.title}</strong>
            <span>{pack.description}</span>
            <span class="hint-line">
              {t('activity.packFacts', { skills: pack.skills.length, licence: pack.licence })}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
