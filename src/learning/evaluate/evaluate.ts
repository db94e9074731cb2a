import { DAY_MS } from '../../duration.ts';
import type { AnswerRow } from './answerRow.ts';
import { type CalibrationBin, calibration, type Metrics, metricsOf } from './metrics.ts';
import { predictions, type Ready } from './predictions.ts';

/** How well a model predicts the next answer. */
export interface Evaluation {
  /** Every row once. */
  readonly all: Metrics;
  /** Rows that come more than a day after the last practice of one of their skills. */
  readonly afterPause: Metrics;
  /** Rows none of whose skills the user had met. */
  readonly firstContacts: Metrics;
  readonly bins: readonly CalibrationBin[];
}

/** Evaluates next-answer prediction: online, from a user's own past alone, all rows pooled. */
export function evaluate(
  rows: readonly AnswerRow[],
  ready: Ready,
  each: (done: number) => void = () => {},
): Evaluation {
  const { predicted, right } = predictions(rows, ready, each);
  const kinds = kindsOf(rows);
  const only = (kind: Kind) => {
    const wanted = [...kinds.keys()].filter((row) => kinds[row] === kind);
    return metricsOf(
      wanted.map((row) => predicted[row] ?? 0),
      wanted.map((row) => right[row] ?? 0),
    );
  };
  return {
    all: metricsOf(predicted, right),
    afterPause: only('pause'),
    firstContacts: only('first'),
    bins: calibration(predicted, right),
  };
}

type Kind = 'first' | 'pause' | 'other';

function kindsOf(rows: readonly AnswerRow[]): readonly Kind[] {
  let user: string | null = null;
  let last = new Map<string, number>();
  return rows.map((row) => {
    if (row.user !== user) last = new Map();
    user = row.user;
    const times = row.skills.map((skill) => last.get(skill)).filter((at) => at !== undefined);
    for (const skill of row.skills) last.set(skill, row.at);
    if (times.length === 0) return 'first';
    return times.some((at) => row.at - at > DAY_MS) ? 'pause' : 'other';
  });
}
