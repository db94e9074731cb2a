import type { VNode } from 'preact';
import type { PickerPack } from '../../../src/api/activity.ts';
import type { Draft } from '../../components/activity-form/draft.ts';
import { WhatIf } from '../../components/what-if/WhatIf.tsx';
import { useTrial } from './useTrial.ts';

/** Trying the draft of an activity before it is saved; the same in the picker and in the settings of an activity. */
export function TrySection({ draft, packs }: { draft: Draft; packs: readonly PickerPack[] }): VNode {
  const { trial, changed, run, stop, retry } = useTrial();
  const skills = packs.find(({ id }) => id === draft.pack)?.skills ?? [];
  return (
    <WhatIf
      trial={trial}
      ready={draft.skills.length > 0}
      changed={changed(draft)}
      titleOf={(id) => skills.find((skill) => skill.id === id)?.title ?? id}
      onRun={() => run(draft)}
      onStop={stop}
      onRetry={retry}
    />
  );
}
