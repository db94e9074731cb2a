import type { VNode } from 'preact';
import { Dialog } from '../../components/dialog/Dialog.tsx';
import { PreviewPane } from '../../components/preview-pane/PreviewPane.tsx';
import { ProblemNotice } from '../../components/problem/ProblemNotice.tsx';
import { useText } from '../../runtime/text.ts';
import type { usePreview } from '../picker/usePreview.ts';

interface Props {
  readonly preview: ReturnType<typeof usePreview>;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Questions of a skill as students meet them, one after the other, to work on with a group. */
export function SkillPreview({ preview, open, onClose }: Props): VNode {
  const { t } = useText();
  const { request } = preview;
  return (
    <Dialog id="skill-preview" title={t('class.preview.title')} open={open} onClose={onClose}>
      {request.problem ? (
        <ProblemNotice problem={request.problem} onRetry={request.retry} onDismiss={request.dismiss} />
      ) : null}
      <PreviewPane
        title={preview.title}
        preview={preview.preview}
        busy={request.busy}
        onAnother={preview.another}
      />
    </Dialog>
  );
}
