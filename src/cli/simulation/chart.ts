import { escapeHtml } from './escapeHtml.ts';

/** One bar with half the width of its interval. */
export interface ChartBar {
  readonly label: string;
  readonly value: number;
  readonly half: number;
  readonly text: string;
}

const WIDTH = 640;
const ROW = 30;
const LABEL = 130;
const VALUE = 120;

/**
 * Bars as an SVG that reads in black and white, in light and dark and in forced colours. The figures stand beside the bars;
 * for a screen reader the chart is one picture with a name, and the table behind it has the numbers.
 */
export function barChart(name: string, bars: readonly ChartBar[]): string {
  const most = Math.max(1e-9, ...bars.map(({ value, half }) => value + half));
  const room = WIDTH - LABEL - VALUE;
  const rows = bars.map((bar, at) => row(bar, at, (value) => (room * Math.max(0, value)) / most));
  return [
    `<svg viewBox="0 0 ${WIDTH} ${bars.length * ROW + 4}" role="img" aria-label="${escapeHtml(name)}">`,
    ...rows,
    '</svg>',
  ].join('\n');
}

function row(bar: ChartBar, at: number, length: (value: number) => number): string {
  const middle = at * ROW + ROW / 2;
  const end = LABEL + length(bar.value);
  const [low, high] = [LABEL + length(bar.value - bar.half), LABEL + length(bar.value + bar.half)];
  const whisker =
    bar.half === 0
      ? ''
      : `<path class="whisker" d="M${fixed(low)} ${middle}H${fixed(high)}M${fixed(low)} ${middle - 5}v10M${fixed(high)} ${middle - 5}v10"/>`;
  return [
    `<text x="${LABEL - 8}" y="${middle + 4}" text-anchor="end">${escapeHtml(bar.label)}</text>`,
    `<rect class="${at === 0 ? 'bar first' : 'bar'}" x="${LABEL}" y="${middle - 9}" width="${fixed(end - LABEL)}" height="18"/>`,
    whisker,
    `<text class="figure" x="${fixed(Math.max(end, high) + 8)}" y="${middle + 4}">${escapeHtml(bar.text)}</text>`,
  ].join('');
}

function fixed(number: number): string {
  return number.toFixed(1);
}
