import type { Demo } from '../demo.ts';
import type { LineItem, Score } from '../state.ts';
import { type Html, html } from './html.ts';

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

/** The score held for a person in a column, if any. */
export function scoreOf(demo: Demo, lineItemId: string | null, personId: string): Score | undefined {
  return demo.state.now.scores.find((one) => one.lineItemId === lineItemId && one.userId === personId);
}

/** A moment as people read it, with the machine-readable form beside it. */
export function moment(at: number): Html {
  const text = new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
  return html`<time datetime="${new Date(at).toISOString()}">${text}</time>`;
}

/** Points, percent, arrival and comment of a grade. */
export function gradeCell(item: LineItem, score: Score | undefined): Html {
  if (!score) return html`<span class="soft">no grade yet</span>`;
  const shown =
    score.points === null
      ? html`<span class="soft">no final grade (${score.gradingProgress})</span>`
      : html`<span class="score">${number.format((score.points / item.scoreMaximum) * 100)} %</span>
<span class="soft">${number.format(score.points)} of ${number.format(item.scoreMaximum)}</span>`;
  return html`${shown}<span class="soft">arrived ${moment(score.receivedAt)}</span>${score.comment ? html`<span class="soft">“${score.comment}”</span>` : null}`;
}
