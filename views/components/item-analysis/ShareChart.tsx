import type { VNode } from 'preact';
import type { SharePoint } from '../../../src/api/itemAnalysis.ts';
import { useText } from '../../runtime/text.ts';
import { DataTable } from '../data-table/DataTable.tsx';
import { Axes } from './Axes.tsx';
import { FIELD, heightOf, placeOf } from './scale.ts';

interface Props {
  readonly title: string;
  /** The heading above says the title already. */
  readonly titled?: boolean;
  readonly points: readonly SharePoint[];
  /** `foretold`: by the chance foretold, against the diagonal; `order`: one after the other, with what was expected. */
  readonly along: 'foretold' | 'order';
}

/** The field with room for its axes: left, top, width and height. */
const VIEW = '-15 -10 122 87';
/** Drawn in the colour of the text, also in forced colours. */
const LINE = { fill: 'none', stroke: 'currentColor', 'stroke-width': 0.6 };

/**
 * Shares right as a drawing, with the table it is made of.
 * Criteria: each axis says what it is of and has ticks with numbers; the table behind it has every number, and says how
 * many answers are missing where there is none; what was seen and what was expected differ by shape; visible in forced
 * colours.
 */
export function ShareChart({ title, titled = false, points, along }: Props): VNode {
  const { t } = useText();
  const known = points.flatMap(({ predicted, right }, nth) =>
    predicted === null || right === null ? [] : [{ nth, predicted, right }],
  );
  const x = ({ nth, predicted }: { nth: number; predicted: number }) =>
    along === 'foretold' ? FIELD.width * predicted : placeOf(nth, points.length);
  const expected =
    along === 'foretold'
      ? `0,${FIELD.height} ${FIELD.width},0`
      : known.map((at) => `${x(at)},${heightOf(at.predicted)}`).join(' ');
  return (
    <figure class="share-chart">
      <figcaption class={titled ? 'visually-hidden' : undefined}>{title}</figcaption>
      {known.length === 0 ? null : (
        <svg viewBox={VIEW} role="img" aria-label={t('questions.chart', { title })} {...LINE}>
          <Axes along={along} count={points.length} />
          <polyline class="share-chart__expected" stroke-dasharray="2 1.5" points={expected} />
          <polyline
            class="share-chart__seen"
            points={known.map((at) => `${x(at)},${heightOf(at.right)}`).join(' ')}
          />
          {known.map((at) => (
            <circle
              key={at.nth}
              class="share-chart__point"
              fill="currentColor"
              cx={x(at)}
              cy={heightOf(at.right)}
              r="1.4"
            />
          ))}
        </svg>
      )}
      <details>
        <summary>{t('questions.numbers', { title })}</summary>
        <Numbers title={title} points={points} along={along} />
      </details>
    </figure>
  );
}

function Numbers({ title, points, along }: Props): VNode {
  const { t, percent } = useText();
  return (
    <DataTable
      label={title}
      columns={[
        { title: t(along === 'order' ? 'questions.nth' : 'questions.group') },
        { title: t(along === 'order' ? 'questions.learners' : 'questions.answers'), number: true },
        { title: t('questions.foretold'), number: true },
        { title: t('questions.right'), number: true },
      ]}
    >
      {points.map(({ n, missing, predicted, right }, nth) => (
        // The place is what a point is known by.
        <tr key={nth}>
          <th scope="row">{nth + 1}</th>
          <td class="number">{n}</td>
          <td class="number">
            {predicted === null ? t('questions.missing', { count: missing }) : percent(predicted)}
          </td>
          <td class="number">{right === null ? '–' : percent(right)}</td>
        </tr>
      ))}
    </DataTable>
  );
}
