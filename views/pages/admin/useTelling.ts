import { useState } from 'preact/hooks';
import type { Act } from './ActedCard.tsx';
import type { Said } from './AdminNotices.tsx';

/** What came of the last act, and on which platform it was done. */
export interface Telling {
  readonly said: Said;
  readonly act: Act | null;
  readonly say: (said: Said) => void;
  /** An act on a platform begins: what was said before is over. */
  readonly begin: (act: Act | null) => void;
  /** Says nothing of anything any more. */
  readonly hush: () => void;
}

/** What a page of administration tells of the last act. */
export function useTelling(): Telling {
  const [said, say] = useState<Said>(null);
  const [act, setAct] = useState<Act | null>(null);
  const begin = (next: Act | null) => {
    say(null);
    setAct(next);
  };
  return { said, act, say, begin, hush: () => begin(null) };
}
