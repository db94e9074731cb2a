import type { VNode } from 'preact';
import type { LearnerSettings } from '../../../src/api/learnerSettings.ts';
import type { Pages } from '../../../src/api/page.ts';
import type { GivenTime } from '../../../src/api/turn.ts';
import { useSettings } from '../../runtime/settings.ts';
import { useText } from '../../runtime/text.ts';
import { PSEUDO } from '../../text/locale.ts';
import { SelectField } from '../field/SelectField.tsx';
import { RetentionField } from '../review-fields/RetentionField.tsx';

const LANGUAGE_NAMES: Readonly<Record<string, string>> = { en: 'English', es: 'Español' };

interface Props {
  /** Recall at which reviews come in the activity, and what other choices cost; absent where nothing is reviewed. */
  readonly reviews?: Pages['practice']['reviews'];
  /** Extra time that the reader was given; absent for none. */
  readonly given?: GivenTime | undefined;
}

/**
 * How pages look and behave for this reader.
 * Criteria: every setting acts at once, without a save button, and says so; native controls with labels; language names
 * in their own language; what could not be kept on the server is said.
 */
export function SettingsForm({ reviews, given }: Props): VNode | null {
  const { settings, change, kept } = useSettings();
  const { t } = useText();
  if (settings === null) return null;
  const set = (part: Partial<LearnerSettings>) => change({ ...settings, ...part });
  return (
    <div class="stack">
      <p class="hint-line">{t('settings.atOnce')}</p>
      {kept ? null : (
        <p class="notice" role="status">
          {t('settings.notKept')}
        </p>
      )}
      <div class="fields">
        <Reading settings={settings} set={set} />
        <Behaviour settings={settings} set={set} given={given} />
        {reviews === undefined ? null : <Reviews settings={settings} set={set} reviews={reviews} />}
      </div>
      <Check
        id="set-aloud"
        label={t('settings.readAloud')}
        checked={settings.readAloud}
        onChange={(readAloud) => set({ readAloud })}
      />
      <Check
        id="set-keys"
        label={t('settings.shortcuts')}
        checked={settings.shortcuts}
        onChange={(shortcuts) => set({ shortcuts })}
      />
    </div>
  );
}

interface PartProps {
  readonly settings: LearnerSettings;
  readonly set: (part: Partial<LearnerSettings>) => void;
}

const SIZES = [90, 100, 115, 130, 150, 200] as const;
const FACTORS = [1, 1.5, 2] as const;

function Reading({ settings, set }: PartProps): VNode {
  const { t, percent } = useText();
  const typefaces = (['default', 'serif', 'dyslexic'] as const).map((value) => ({
    value,
    label: t(`settings.typeface.${value}`),
  }));
  return (
    <>
      <SelectField
        id="set-typeface"
        label={t('settings.typeface')}
        value={settings.typeface}
        options={typefaces}
        onChange={(typeface) => set({ typeface })}
      />
      <SelectField
        id="set-size"
        label={t('settings.size')}
        value={settings.size}
        options={SIZES.map((value) => ({ value, label: percent(value / 100) }))}
        onChange={(size) => set({ size })}
      />
      <SelectField
        id="set-spacing"
        label={t('settings.spacing')}
        value={settings.spacing}
        options={(['normal', 'wide'] as const).map((value) => ({
          value,
          label: t(`settings.spacing.${value}`),
        }))}
        onChange={(spacing) => set({ spacing })}
      />
      <SelectField
        id="set-contrast"
        label={t('settings.contrast')}
        value={settings.contrast}
        options={(['normal', 'high'] as const).map((value) => ({
          value,
          label: t(`settings.contrast.${value}`),
        }))}
        onChange={(contrast) => set({ contrast })}
      />
      <SelectField
        id="set-theme"
        label={t('settings.theme')}
        value={settings.theme}
        options={(['system', 'light', 'dark'] as const).map((value) => ({
          value,
          label: t(`settings.theme.${value}`),
        }))}
        onChange={(theme) => set({ theme })}
      />
    </>
  );
}

function Behaviour({ settings, set, given }: PartProps & Pick<Props, 'given'>): VNode {
  const { t, number } = useText();
  const hint = t('settings.extraTime.hint');
  const told = given && t('settings.extraTime.given', { by: given.by, factor: number(given.factor, 1) });
  const languages = [
    { value: '', label: t('settings.language.platform') },
    ...Object.entries(LANGUAGE_NAMES).map(([value, label]) => ({ value, label })),
    ...(settings.language === PSEUDO ? [{ value: PSEUDO, label: PSEUDO }] : []),
  ];
  return (
    <>
      <SelectField
        id="set-motion"
        label={t('settings.motion')}
        value={settings.motion}
        options={(['system', 'reduced'] as const).map((value) => ({
          value,
          label: t(`settings.motion.${value}`),
        }))}
        onChange={(motion) => set({ motion })}
      />
      <SelectField
        id="set-time"
        label={t('settings.extraTime')}
        hint={told === undefined ? hint : `${told} ${hint}`}
        value={settings.extraTime}
        options={FACTORS.map((value) => ({
          value,
          label: t('settings.extraTime.factor', {
            factor: number(value, 1),
            none: value === 1 ? 'yes' : 'no',
          }),
        }))}
        onChange={(extraTime) => set({ extraTime })}
      />
      <SelectField
        id="set-language"
        label={t('settings.language')}
        value={settings.language ?? ''}
        options={languages}
        onChange={(language) => set({ language: language === '' ? null : language })}
      />
    </>
  );
}

const PER_DAY = [5, 10, 15, 20, 30, 50, 100] as const;

/** How well to remember, and how much of it a day. */
function Reviews({
  settings,
  set,
  reviews,
}: PartProps & { reviews: NonNullable<Pages['practice']['reviews']> }): VNode {
  const { t } = useText();
  return (
    <>
      <RetentionField
        id="set-retention"
        value={settings.retention ?? null}
        standard={reviews.standard}
        loads={reviews.loads}
        onChange={(retention) => set({ retention })}
      />
      <SelectField
        id="set-reviews"
        label={t('settings.reviewsPerDay')}
        hint={t('settings.reviewsPerDay.hint')}
        value={settings.reviewsPerDay ?? 20}
        options={PER_DAY.map((value) => ({
          value,
          label: t('settings.reviewsPerDay.option', { count: value }),
        }))}
        onChange={(reviewsPerDay) => set({ reviewsPerDay })}
      />
    </>
  );
}

interface CheckProps {
  readonly id: string;
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

function Check({ id, label, checked, onChange }: CheckProps): VNode {
  return (
    <label class="check" for={id}>
      <input id={id} type="checkbox" checked={checked} onChange={() => onChange(!checked)} />
      <span>{label}</span>
    </label>
  );
}
