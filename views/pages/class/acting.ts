import type { Api } from '../../runtime/api.ts';
import type { RequestState } from '../../runtime/useRequest.ts';

/** What an act came to, in a word. */
export type Said = 'resent' | 'nothing' | 'saved';

/** What an act on the class needs: the way there, what it came to, and the class as it stands after it. */
export interface Acting {
  readonly api: Api;
  readonly request: RequestState;
  readonly say: (said: Said | null) => void;
  readonly refresh: () => void;
}
