import type { VNode } from 'preact';
import { useText } from '../../runtime/text.ts';
import { FIELD, heightOf, placeOf, SHARES, ticksOf } from './scale.ts';

interface Props {
  /** Along the bottom: shares, or questions one after the other. */
  readonly along: 'foretold' | 'order';
  /** How many there are along the bottom. */
  readonly count: number;
}

/** Length of a tick, and how far from the field its number stands. */
const TICK = 1.5;
const GAP = 3;

/** Frame, ticks with their numbers, and what each axis is of. */
export function Axes({ along, count }: Props): VNode {
  const { t, number, percent } = useText();
  const below =
    along === 'foretold'
      ? SHARES.map((share) => ({ at: share * FIELD.width, words: percent(share) }))
      : ticksOf(count).map((nth) => ({ at: placeOf(nth, count), words: number(nth + 1) }));
  return (
    <g class="share-chart__axes">
      <rect class="share-chart__frame" x="0" y="0" width={FIELD.width} height={FIELD.height} />
      {SHARES.map((share) => (
        <g key={share}>
          <line
            class="share-chart__grid"
            x1={-TICK}
            x2={FIELD.width}
            y1={heightOf(share)}
            y2={heightOf(share)}
          />
          <text x={-GAP} y={heightOf(share)} text-anchor="end" dominant-baseline="central">
            {percent(share)}
          </text>
        </g>
      ))}
      {below.map(({ at, words }) => (
        <g key={at}>
          <line x1={at} x2={at} y1={FIELD.height} y2={FIELD.height + TICK} />
          <text x={at} y={FIELD.height + GAP} text-anchor="middle" dominant-baseline="hanging">
            {words}
          </text>
        </g>
      ))}
      <text class="share-chart__name" x={-GAP} y="-4" text-anchor="middle">
        {t('questions.right')}
      </text>
      <text
        class="share-chart__name"
        x={FIELD.width / 2}
        y={FIELD.height + 9}
        text-anchor="middle"
        dominant-baseline="hanging"
      >
        {t(along === 'order' ? 'questions.nth' : 'questions.foretold')}
      </text>
    </g>
  );
}
