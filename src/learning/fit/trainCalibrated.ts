import { Calibration, ROUNDS } from '../calibrate/calibration.ts';
import type { LoggedRow } from '../calibrate/logRows.ts';
import { type AnswerRow, bySkills, outcomeOf } from '../evaluate/answerRow.ts';
import { logistic } from '../models/logistic.ts';
import type { Trained, Trainer } from './trained.ts';

/** What the tool itself makes of a log: the calibration of production, on the rows of a data set. */
export const trainCalibrated: Trainer = (rows, progress) => {
  const learners = byLearner(rows);
  const calibration = new Calibration(rows.reduce((latest, { at }) => Math.max(latest, at), 0));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [nth, own] of learners.entries()) {
      calibration.take(own);
      progress('calibrating', (round + nth / learners.length) / ROUNDS);
    }
    calibration.endRound();
  }
  const { parameters, report } = calibration.result('evaluation');
  return {
    model: logistic as Trained['model'],
    parameters,
    questionOf: bySkills,
    chosen: { gain: report.gain, ...(report.firmness === null ? {} : { firmness: report.firmness }) },
  };
};

function byLearner(rows: readonly AnswerRow[]): readonly (readonly LoggedRow[])[] {
  const learners = new Map<string, LoggedRow[]>();
  for (const row of rows) {
    const own = learners.get(row.user) ?? [];
    learners.set(row.user, own);
    const logged = { question: bySkills(row), outcome: outcomeOf(row), counts: true };
    own.push({ ...row, logged, foretold: null, response: null });
  }
  return [...learners.values()];
}
