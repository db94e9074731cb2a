import type { VNode } from 'preact';
import type { Html } from '../../../src/api/question.ts';
import { plainText } from '../../runtime/plainText.ts';
import { useSettings } from '../../runtime/settings.ts';
import { speak, useCanSpeak } from '../../runtime/speech.ts';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';

interface Props {
  readonly html: Html;
  readonly lang: string;
  readonly label?: string;
}

/**
 * Reads a piece of content aloud, when the reader has chosen so and the browser can.
 * Criteria: never starts by itself; the text read is the text shown, maths as it is typed; pressing again starts over.
 */
export function ReadAloud({ html, lang, label }: Props): VNode | null {
  const { t } = useText();
  const wanted = useSettings().settings?.readAloud ?? false;
  const can = useCanSpeak();
  if (!wanted || !can) return null;
  return (
    <Button look="quiet" icon="sound" onClick={() => speak(plainText(html), lang)}>
      {label ?? t('question.readAloud')}
    </Button>
  );
}
