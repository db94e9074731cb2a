import type { VNode } from 'preact';
import type { LevelCount } from './countLevels.ts';

/** The class by level as one bar, highest level first. */
export function LevelStack({ counts }: { counts: readonly LevelCount[] }): VNode {
  const total = Math.max(
    1,
    counts.reduce((sum, { count }) => sum + count, 0),
  );
  return (
    <svg class="stacked" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      {counts.map(({ level, count }, index) => {
        const before = counts.slice(0, index).reduce((sum, other) => sum + other.count, 0);
        return (
          <rect
            key={level}
            class={`stacked__part stacked__part--${level}`}
            x={(before / total) * 100}
            y="0"
            width={(count / total) * 100}
            height="10"
          />
        );
      })}
    </svg>
  );
}
