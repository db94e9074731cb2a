import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Preview } from '../../../src/api/activity.ts';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';
import { AskInput } from '../question/AskInput.tsx';
import { emptyAnswer } from '../question/ask.ts';
import { RichText } from '../rich-text/RichText.tsx';

interface Props {
  /** Title of the skill the question is of; null before one is chosen. */
  readonly title: string | null;
  readonly preview: Preview | null;
  readonly busy: boolean;
  readonly onAnother: () => void;
}

/**
 * A question as students would see it, with its solution and hints.
 * Criteria: a region with a name; announced politely when it changes; its inputs can be tried and send nothing.
 */
export function PreviewPane({ title, preview, busy, onAnother }: Props): VNode {
  const { t } = useText();
  return (
    <aside class="preview" aria-labelledby="preview-title" aria-busy={busy}>
      <div class="section-head">
        <h2 id="preview-title">{t('preview.title')}</h2>
        {title === null ? null : (
          <Button icon="refresh" look="quiet" busy={busy} onClick={onAnother}>
            {t('preview.another')}
          </Button>
        )}
      </div>
      {title === null ? <p>{t('preview.empty')}</p> : <p class="hint-line">{title}</p>}
      {preview === null ? null : (
        <PreviewQuestion key={`${preview.item}:${preview.seed}`} preview={preview} />
      )}
    </aside>
  );
}

function PreviewQuestion({ preview }: { preview: Preview }): VNode {
  const { t } = useText();
  const [answer, set] = useState(() => emptyAnswer(preview.question.ask));
  const { language } = preview;
  return (
    <div class="preview__body">
      <div id="preview-prompt" class="prompt">
        <RichText html={preview.question.prompt} lang={language} />
      </div>
      <AskInput
        ask={preview.question.ask}
        answer={answer}
        onChange={set}
        over={false}
        parts={{}}
        name="preview-answer"
        labelledBy="preview-prompt"
        describedBy={undefined}
        lang={language}
        invalid={false}
      />
      <details>
        <summary>{t('preview.solution')}</summary>
        <RichText html={preview.solution} lang={language} />
        {preview.explanation === null ? null : <RichText html={preview.explanation} lang={language} />}
      </details>
      {preview.hints.length === 0 ? null : (
        <details>
          <summary>{t('preview.hints', { count: preview.hints.length })}</summary>
          <ol>
            {preview.hints.map((hint) => (
              <li key={hint}>
                <RichText html={hint} lang={language} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}
