import type { AddSignal, LinearPredictor, Moment } from '../models/linear.ts';
import { linearLogit } from '../models/linear.ts';
import { sigmoid } from '../models/logit.ts';

/** Right answers and all answers. */
type Counts = readonly [wins: number, answers: number];

interface BestLrState {
  readonly all: Counts;
  readonly skills: Readonly<Record<string, Counts>>;
  /** Counts by item; of one learner, so as many as the learner has met. */
  readonly items: Readonly<Record<string, Counts>>;
}

const NONE: Counts = [0, 0];

function addSignals({ state, question }: Moment<BestLrState>, add: AddSignal): void {
  add('core', 'base', 1);
  add('item', question.item, 1);
  addCounts('all', 'all', state.all, add);
  addCounts('items', 'items', state.items[question.item] ?? NONE, add);
  for (const { skill } of question.skills) {
    add('skill', skill, 1);
    addCounts('skill', skill, state.skills[skill] ?? NONE, add);
  }
}

function addCounts(of: string, name: string, [wins, answers]: Counts, add: AddSignal): void {
  add(`${of}Wins`, name, Math.log1p(wins));
  add(`${of}Answers`, name, Math.log1p(answers));
}

function counted([wins, answers]: Counts, score: number): Counts {
  return [wins + score, answers + 1];
}

/**
 * Best-LR (Gervet, Koedinger, Schneider & Mitchell 2020, Journal of Educational Data Mining 12(3)): item and skill
 * intercepts with the logarithms of right and of all answers per skill, per item and in total. For comparison only.
 */
export function bestLr(ridge: number): LinearPredictor<BestLrState> {
  const groups = [
    'item',
    'skill',
    'allWins',
    'allAnswers',
    'itemsWins',
    'itemsAnswers',
    'skillWins',
    'skillAnswers',
  ];
  const model: LinearPredictor<BestLrState> = {
    id: 'best-lr',
    prior: {},
    scaled: [],
    ridge: { core: 0.01, ...Object.fromEntries(groups.map((group) => [group, ridge])) },
    signals: addSignals,
    initial: () => ({ all: NONE, skills: {}, items: {} }),
    predict: (state, question, parameters, now) =>
      sigmoid(linearLogit(model, { state, question, parameters, now })),
    update: (state, question, { score }) => {
      const skills = { ...state.skills };
      for (const { skill } of question.skills) skills[skill] = counted(skills[skill] ?? NONE, score);
      const item = counted(state.items[question.item] ?? NONE, score);
      return { all: counted(state.all, score), skills, items: { ...state.items, [question.item]: item } };
    },
  };
  return model;
}
