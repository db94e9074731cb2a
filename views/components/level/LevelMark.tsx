import type { VNode } from 'preact';
import type { LevelName } from '../../../src/api/turn.ts';
import { useText } from '../../runtime/text.ts';

/** Half of the trellis diamond for familiar, the whole for proficient, with a tick for mastered. */
export function LevelSign({ level }: { level: LevelName }): VNode {
  return (
    <svg class={`level-sign level-sign--${level}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path class="level-sign__frame" d="M12 2l10 10-10 10L2 12z" />
      {level === 'familiar' ? <path class="level-sign__fill" d="M2.5 12h19L12 21.5z" /> : null}
      {level === 'proficient' || level === 'mastered' ? (
        <path class="level-sign__fill" d="M12 2l10 10-10 10L2 12z" />
      ) : null}
      {level === 'mastered' ? <path class="level-sign__tick" d="M8 12.5l3 3 5-6.5" /> : null}
    </svg>
  );
}

/**
 * A level as a sign and a word.
 * Criteria: four shapes, so that colour is never needed; the word is always there, for everyone.
 */
export function LevelMark({ level }: { level: LevelName }): VNode {
  const { t } = useText();
  return (
    <span class={`level level--${level}`}>
      <LevelSign level={level} />
      <span>{t(`level.${level}`)}</span>
    </span>
  );
}

const ORDER: readonly LevelName[] = ['not-started', 'familiar', 'proficient', 'mastered'];

/** Levels from lowest to highest. */
export const LEVELS = ORDER;

/** Place of a level in the order, 0 to 3. */
export function levelRank(level: LevelName): number {
  return ORDER.indexOf(level);
}
