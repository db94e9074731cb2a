import type { PickerPack } from '../../../src/api/activity.ts';
import { type Examples, nothing } from '../../runtime/examples.ts';
import { SAMPLE_SKILLS } from '../skills/sampleSkills.ts';
import { ActivityForm } from './ActivityForm.tsx';
import type { Draft } from './draft.ts';

const PACK: PickerPack = {
  id: 'fractions',
  title: 'Fractions',
  description: 'From halves to equations.',
  subject: 'mathematics',
  licence: 'CC-BY-4.0',
  skills: SAMPLE_SKILLS.map(({ id, title, description, group, requires }) => ({
    id,
    title,
    description,
    group,
    requires,
    items: 6,
  })),
};
const DRAFT: Draft = {
  title: 'Fractions, week 3',
  pack: 'fractions',
  skills: ['add'],
  masteryPolicy: 'certain',
  threshold: 0.8,
  unaided: 3,
  delayHours: 1 / 60,
  policy: 'best',
  questions: 20,
  counts: 'reached',
  tries: 2,
  retention: 0.9,
  placement: true,
  points: 100,
};

export const examples: Examples = {
  'a skill without its basis': () => (
    <ActivityForm
      packs={[PACK, { ...PACK, id: 'more', title: 'More fractions' }]}
      start={DRAFT}
      acceptsColumn
      busy={false}
      submitLabel="Add to course"
      onSubmit={nothing}
      onPreview={nothing}
    />
  ),
};
