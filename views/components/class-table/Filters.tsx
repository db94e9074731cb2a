import type { VNode } from 'preact';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';
import { SelectField } from '../field/SelectField.tsx';
import type { Shown, TableView } from './sortRows.ts';

interface Props {
  readonly view: TableView;
  /** Title of the skill that is next for those who are shown; null where everybody is. */
  readonly next: string | null;
  readonly onChange: (view: TableView) => void;
}

/** Who of the class is shown, and the way back to everybody. */
export function Filters({ view, next, onChange }: Props): VNode {
  const { t } = useText();
  const shown = (['all', 'stuck', 'not-started', 'away'] as const).map((value: Shown) => ({
    value,
    label: t(`class.filter.${value}`),
  }));
  return (
    <>
      <div class="fields fields--row no-print">
        <div class="field">
          <label for="class-search">{t('class.search')}</label>
          <input
            id="class-search"
            class="input"
            type="search"
            value={view.search}
            onInput={(event) => onChange({ ...view, search: event.currentTarget.value })}
          />
        </div>
        <SelectField
          id="class-filter"
          label={t('class.filter')}
          value={view.shown}
          options={shown}
          onChange={(value) => onChange({ ...view, shown: value })}
        />
      </div>
      {view.only === null ? null : (
        <div class="notice notice--calm">
          <div class="notice__words">
            <p>{t('class.only', { skill: next ?? view.only.skill })}</p>
            <Button look="quiet" onClick={() => onChange({ ...view, only: null })}>
              {t('class.everyone')}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}
