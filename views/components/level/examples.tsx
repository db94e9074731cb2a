import type { Examples } from '../../runtime/examples.ts';
import { LEVELS, LevelMark } from './LevelMark.tsx';

export const examples: Examples = Object.fromEntries(
  LEVELS.map((level) => [level, () => <LevelMark level={level} />]),
);
