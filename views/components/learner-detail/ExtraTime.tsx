import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { ExtraTimeRequest } from '../../../src/api/class.ts';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';
import { Dialog } from '../dialog/Dialog.tsx';
import { SelectField } from '../field/SelectField.tsx';

type Factor = ExtraTimeRequest['extraTime'];

interface Props {
  /** Factor on times that was given; null for none. */
  readonly given: number | null;
  readonly busy: boolean;
  /** Gives it, or takes it back with null, and tells by the call-back when that is kept. */
  readonly onGive: (extraTime: Factor, done: () => void) => void;
}

const FACTORS = [1, 1.5, 2] as const;

/**
 * Extra time that an instructor gives a learner.
 * Criteria: what stands is said beside the button that changes it; nothing is given before it is sent; left out of print,
 * for others may read that.
 */
export function ExtraTime({ given, busy, onGive }: Props): VNode {
  const text = useText();
  const { t } = text;
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <div class="no-print">
      <h3>{t('class.extraTime')}</h3>
      <p>
        {given === null
          ? t('class.extraTime.none')
          : t('class.extraTime.given', { factor: text.number(given, 1) })}
      </p>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {t('class.extraTime.button')}
      </Button>
      <Dialog id="extra-time" title={t('class.extraTime.title')} open={open} onClose={close}>
        {open ? <TimeForm given={given} busy={busy} onGive={(factor) => onGive(factor, close)} /> : null}
      </Dialog>
    </div>
  );
}

function TimeForm({
  given,
  busy,
  onGive,
}: Omit<Props, 'onGive'> & { onGive: (factor: Factor) => void }): VNode {
  const { t, number } = useText();
  const [factor, setFactor] = useState(FACTORS.find((one) => one === given) ?? 1);
  const submit = (event: Event) => {
    event.preventDefault();
    onGive(factor === 1 ? null : factor);
  };
  return (
    <form class="stack" method="dialog" onSubmit={submit} noValidate>
      <p>{t('class.extraTime.told')}</p>
      <SelectField
        id="extra-time-factor"
        label={t('class.extraTime')}
        hint={t('class.extraTime.hint')}
        value={factor}
        options={FACTORS.map((value) => ({
          value,
          label: t('settings.extraTime.factor', {
            factor: number(value, 1),
            none: value === 1 ? 'yes' : 'no',
          }),
        }))}
        onChange={setFactor}
      />
      <Button look="primary" type="submit" busy={busy}>
        {t('class.extraTime.save')}
      </Button>
    </form>
  );
}
