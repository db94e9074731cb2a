import { type Examples, nothing } from '../../runtime/examples.ts';
import { PlatformCard } from './PlatformCard.tsx';
import { SAMPLE_PLATFORM, WAITING_PLATFORM } from './samplePlatform.ts';

const doors = { busy: false, onDeployment: nothing, onGrades: nothing };

export const examples: Examples = {
  'in use, with trouble, for an operator': () => (
    <PlatformCard {...doors} platform={SAMPLE_PLATFORM} onPlatform={nothing} />
  ),
  'waiting to be let in': () => (
    <PlatformCard {...doors} platform={WAITING_PLATFORM} onPlatform={nothing} onProposal={nothing} />
  ),
  'for the administrator of the LMS': () => <PlatformCard {...doors} platform={SAMPLE_PLATFORM} />,
};
