import type { VNode } from 'preact';
import type { Html } from '../../../src/api/question.ts';
import { useSettings } from '../../runtime/settings.ts';
import { type Passage, spoken } from '../../runtime/spoken.ts';
import { useText } from '../../runtime/text.ts';
import { useReader } from '../../runtime/useReader.ts';
import { Button } from '../button/Button.tsx';

interface Props {
  readonly html: Html;
  readonly lang: string;
  /** Read after it, one by one, such as the options of a question. */
  readonly after?: readonly Passage[];
}

/**
 * Reads a piece of content aloud, when the reader has chosen so and the browser can.
 * Criteria: never starts by itself; the text read is the text shown, maths as it is typed, each part in the language its
 * markup gives it; pressing again stops; the label says which of the two a press does.
 */
export function ReadAloud({ html, lang, after = [] }: Props): VNode | null {
  const { t } = useText();
  const wanted = useSettings().settings?.readAloud ?? false;
  const { can, reading, toggle } = useReader();
  if (!wanted || !can) return null;
  return (
    <Button look="quiet" icon="sound" onClick={() => toggle([spoken(html, lang), ...after])}>
      {t(reading ? 'question.readStop' : 'question.readAloud')}
    </Button>
  );
}
