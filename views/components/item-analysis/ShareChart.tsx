import type { VNode } from 'preact';
import type { SharePoint } from '../../../src/api/itemAnalysis.ts';
import { useText } from '../../runtime/text.ts';

interface Props {
  readonly title: string;
  readonly points: readonly SharePoint[];
  /** `foretold`: by the chance foretold, against the diagonal; `order`: one after the other, with what was expected. */
  readonly along: 'foretold' | 'order';
}

const WIDTH = 100;
const HEIGHT = 60;
/** Drawn in the colour of the text, also in forced colours. */
const LINE = { fill: 'none', stroke: 'currentColor', 'stroke-width': 0.6 };

/**
 * Shares right as a drawing, with the table it is made of.
 * Criteria: the table behind it has every number, and says how many answers are missing where there is none; what was
 * seen and what was expected differ by shape; visible in forced colours.
 */
export function ShareChart({ title, points, along }: Props): VNode {
  const { t } = useText();
  const known = points.flatMap(({ predicted, right }, nth) =>
    predicted === null || right === null ? [] : [{ nth, predicted, right }],
  );
  const x = ({ nth, predicted }: { nth: number; predicted: number }) =>
    WIDTH * (along === 'foretold' ? predicted : (nth + 0.5) / Math.max(1, points.length));
  const y = (share: number) => HEIGHT * (1 - share);
  const expected =
    along === 'foretold'
      ? `0,${HEIGHT} ${WIDTH},0`
      : known.map((at) => `${x(at)},${y(at.predicted)}`).join(' ');
  return (
    <figure class="share-chart">
      <figcaption>{title}</figcaption>
      {known.length === 0 ? null : (
        <svg
          viewBox={`-2 -2 ${WIDTH + 4} ${HEIGHT + 4}`}
          role="img"
          aria-label={t('questions.chart', { title })}
          {...LINE}
        >
          <rect class="share-chart__frame" x="0" y="0" width={WIDTH} height={HEIGHT} />
          <polyline class="share-chart__expected" stroke-dasharray="2 1.5" points={expected} />
          <polyline
            class="share-chart__seen"
            points={known.map((at) => `${x(at)},${y(at.right)}`).join(' ')}
          />
          {known.map((at) => (
            <circle
              key={at.nth}
              class="share-chart__point"
              fill="currentColor"
              cx={x(at)}
              cy={y(at.right)}
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
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-label={title}>
      <table class="plain-table">
        <caption class="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t(along === 'order' ? 'questions.nth' : 'questions.group')}</th>
            <th scope="col">{t(along === 'order' ? 'questions.learners' : 'questions.answers')}</th>
            <th scope="col">{t('questions.foretold')}</th>
            <th scope="col">{t('questions.right')}</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ n, missing, predicted, right }, nth) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a point is known by
            <tr key={nth}>
              <th scope="row">{nth + 1}</th>
              <td>{n}</td>
              <td>{predicted === null ? t('questions.missing', { count: missing }) : percent(predicted)}</td>
              <td>{right === null ? '–' : percent(right)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
