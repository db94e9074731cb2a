import { type Examples, nothing } from '../../runtime/examples.ts';
import { PlacementPanel } from './PlacementPanel.tsx';

export const examples: Examples = {
  offered: () => (
    <PlacementPanel placement={{ status: 'offered', most: 25 }} busy={false} onChoose={nothing} />
  ),
  running: () => (
    <PlacementPanel placement={{ status: 'running', asked: 6, most: 25 }} busy={false} onChoose={nothing} />
  ),
  done: () => (
    <PlacementPanel
      placement={{
        status: 'done',
        asked: 17,
        known: ['Equal fractions', 'Comparing fractions'],
        unclear: ['Adding fractions'],
        fresh: ['Dividing fractions'],
      }}
      busy={false}
      onChoose={nothing}
    />
  ),
};
