import { useState } from 'preact/hooks';
import type { PickerPack, Preview } from '../../../src/api/activity.ts';
import type { Previewing } from '../../components/preview-pane/PreviewDialog.tsx';
import { useSession } from '../../runtime/session.ts';
import { useRequest } from '../../runtime/useRequest.ts';

interface Chosen {
  readonly pack: string;
  readonly skill: string;
  readonly seed: number;
}

/** Looking at questions, with choosing of which skill. */
interface ChosenPreview extends Previewing {
  readonly show: (pack: string, skill: string) => void;
}

/** The question shown as learners meet it, beside a form or in a dialog: which skill it is of, and another one of it at each ask. */
export function usePreview(packs: readonly PickerPack[]): ChosenPreview {
  const { api } = useSession();
  const request = useRequest();
  const [chosen, choose] = useState<Chosen | null>(null);
  const [preview, set] = useState<Preview | null>(null);
  const load = (next: Chosen) => {
    choose(next);
    const query = new URLSearchParams({ pack: next.pack, skill: next.skill, seed: String(next.seed) });
    request.read(() => api.get<Preview>(`/api/preview?${query}`), set);
  };
  const skills = packs.find(({ id }) => id === chosen?.pack)?.skills ?? [];
  return {
    title: skills.find(({ id }) => id === chosen?.skill)?.title ?? null,
    preview,
    request,
    show: (pack: string, skill: string) => load({ pack, skill, seed: 1 }),
    another: () => {
      if (chosen !== null) load({ ...chosen, seed: chosen.seed + 1 });
    },
  };
}
