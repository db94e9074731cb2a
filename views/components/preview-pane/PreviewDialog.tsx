import type { VNode } from 'preact';
import type { Preview } from '../../../src/api/activity.ts';
import type { RequestState } from '../../runtime/useRequest.ts';
import { Dialog } from '../dialog/Dialog.tsx';
import { ProblemNotice } from '../problem/ProblemNotice.tsx';
import { PreviewPane } from './PreviewPane.tsx';

/** Questions of a skill, looked at one after the other. */
export interface Previewing {
  /** Title of the skill; null before one is chosen. */
  readonly title: string | null;
  readonly preview: Preview | null;
  readonly request: RequestState;
  readonly another: () => void;
}

interface Props {
  readonly title: string;
  readonly previewing: Previewing;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Questions of a skill above the page: who closes it is back where it was asked for. */
export function PreviewDialog({ title, previewing, open, onClose }: Props): VNode {
  const { request, preview } = previewing;
  return (
    <Dialog id="skill-preview" title={title} open={open} onClose={onClose}>
      {request.problem ? (
        <ProblemNotice problem={request.problem} onRetry={request.retry} onDismiss={request.dismiss} />
      ) : null}
      <PreviewPane
        title={previewing.title}
        preview={preview}
        busy={request.busy}
        onAnother={previewing.another}
      />
    </Dialog>
  );
}
