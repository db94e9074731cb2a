import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { PlatformRequest, PlatformView } from '../../../src/api/administration.ts';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';

interface Props {
  readonly platform: PlatformView;
  readonly busy: boolean;
  readonly onPlatform: (change: PlatformRequest) => void;
}

const ORIGIN = /^(https:\/\/(\*\.)?|http:\/\/)[^/\s*?#@;,'"]+\/?$/;

/**
 * Which origins may show the tool in a frame and receive grades.
 * Criteria: all of them at once, one a line; what is no origin is told beside the field and nothing is sent; the button
 * says of which platform they are.
 */
export function OriginsForm({ platform, busy, onPlatform }: Props): VNode {
  const { t } = useText();
  const [value, setValue] = useState(platform.addresses.origins.join('\n'));
  const [wrong, setWrong] = useState(false);
  const id = `origins-${platform.id}`;
  const submit = (event: Event) => {
    event.preventDefault();
    const origins = value.split(/\s+/).filter((line) => line !== '');
    const fit = origins.length > 0 && origins.every((origin) => ORIGIN.test(origin));
    setWrong(!fit);
    if (fit) onPlatform({ origins });
  };
  return (
    <form class="admin-form" onSubmit={submit} noValidate>
      <div class="field">
        <label for={id}>{t('admin.origins')}</label>
        <p id={`${id}-hint`} class="hint-line">
          {t('admin.origins.hint')}
        </p>
        {wrong ? (
          <p id={`${id}-fault`} class="field-error" role="alert">
            {t('admin.origins.fault')}
          </p>
        ) : null}
        <textarea
          id={id}
          class="input"
          rows={3}
          dir="ltr"
          autoCapitalize="off"
          spellcheck={false}
          value={value}
          aria-invalid={wrong || undefined}
          aria-describedby={wrong ? `${id}-hint ${id}-fault` : `${id}-hint`}
          onInput={(event) => setValue(event.currentTarget.value)}
        />
      </div>
      <div class="actions">
        <Button type="submit" busy={busy} label={`${t('admin.origins.save')}: ${platform.issuer}`}>
          {t('admin.origins.save')}
        </Button>
      </div>
    </form>
  );
}
