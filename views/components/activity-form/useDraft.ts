import { useState } from 'preact/hooks';
import type { PickerPack } from '../../../src/api/activity.ts';
import { type Draft, faultsOf } from './draft.ts';

/** The draft of an activity, what is wrong with it once sending was tried, and sending it. */
export function useDraft(start: Draft, packs: readonly PickerPack[], busy: boolean) {
  const [draft, set] = useState(start);
  const [tried, setTried] = useState(0);
  const change = (part: Partial<Draft>) => set((old) => ({ ...old, ...part }));
  const pack = packs.find(({ id }) => id === draft.pack) ?? packs[0];
  return {
    draft,
    /** The chosen pack. */
    pack,
    tried,
    faults: tried === 0 ? [] : faultsOf(draft),
    change,
    choosePack: (id: string) => {
      const next = packs.find((one) => one.id === id);
      // A title nobody has written follows the pack.
      const own = draft.title.trim() !== '' && draft.title !== pack?.title;
      change({ pack: id, skills: [], ...(own || !next ? {} : { title: next.title }) });
    },
    /** Hands a complete draft on; of one that is not, what is missing is told. */
    finish: (send: (draft: Draft) => void) => {
      setTried(tried + 1);
      if (faultsOf(draft).length === 0 && !busy) send({ ...draft, title: draft.title.trim() });
    },
  };
}
