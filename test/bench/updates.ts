import { bySkills, outcomeOf } from '../../src/learning/evaluate/answerRow.ts';
import { logistic } from '../../src/learning/models/logistic.ts';
import { PRIOR_PARAMETERS } from '../../src/learning/parameters.ts';
import { answerSet } from '../learning/support/answerSet.ts';
import type { Measure } from './measure.ts';

const LEARNERS = 1000;
const ANSWERS = 1000;

/** A million updates of the default model: a thousand learners with a thousand answers each. */
export function measureUpdates(): Measure[] {
  const rows = answerSet(20_261_122, LEARNERS, ANSWERS).map((row) => ({
    row,
    question: bySkills(row),
    outcome: outcomeOf(row),
  }));
  const begun = process.cpuUsage();
  let user = '';
  let state = logistic.initial();
  for (const { row, question, outcome } of rows) {
    if (row.user !== user) state = logistic.initial();
    user = row.user;
    state = logistic.update(state, question, outcome, PRIOR_PARAMETERS, row.at);
  }
  const { user: own, system } = process.cpuUsage(begun);
  return [
    {
      name: `${rows.length.toLocaleString('en')} updates of the default model`,
      value: (own + system) / 1000,
      unit: 'CPU ms',
      goal: 20_000,
    },
  ];
}
