import { DAY_MS, MINUTE_MS } from '../../../duration.ts';
import type { SkillShare } from '../../catalogue.ts';
import { type AddSignal, discrimination, easiness, type Moment } from '../linear.ts';
import { meanResidual } from '../residual.ts';
import { recallOf } from '../skillRecord.ts';
import { skillAbility } from './core.ts';
import { itemOf, skillOf } from './history.ts';
import { addPatterns } from './patterns.ts';
import { addRelated } from './related.ts';
import { LOGISTIC, type LogisticState, NO_RUN, type Run, type SkillState } from './state.ts';

/** A pause after which practice of a skill begins anew, in milliseconds (8 h). */
const LONG_PAUSE = 8 * 60 * MINUTE_MS;
/** How long right and wrong answers take to fade to 1/e, in milliseconds. */
const FADES = { day: DAY_MS, week: 7 * DAY_MS } as const;

/**
 * What the model looks at: the item, the two abilities, and how answers went lately and in all, overall, per skill and
 * per item (recency after R-PFA, Galyardt & Goldin 2015; counts after Best-LR, Gervet et al. 2020; fading counts after
 * DAS3H, Choffin et al. 2019). Signals of skills are the mean over the question's skills by weight.
 */
export function addSignals(moment: Moment<LogisticState>, add: AddSignal): void {
  const { state, question, parameters, now } = moment;
  const dense = (name: string, value: number) => add('core', name, value);
  dense('base', 1);
  dense('easiness', easiness(question, parameters));
  const counts = discrimination(question, parameters);
  dense('ability', counts * state.ability.mean);
  dense('skill', counts * skillAbility(state, question));
  addLearner(state, now, dense);
  addSkills(moment, dense);
  addItem(state, question.item, dense);
  add('item', question.item, 1);
  for (const share of question.skills) addSlopes(share, skillOf(state, share.skill), add);
  addPatterns(state, question, add);
  addRelated(state, question, parameters.fitted[LOGISTIC], add);
}

type Dense = (name: string, value: number) => void;

function addLearner(state: LogisticState, now: number, dense: Dense): void {
  dense('recent', meanResidual(state.recent[0]));
  dense('overall', meanResidual(state.recent[1]));
  addRun('', state.run, dense);
  dense('last', Math.sign(state.run.streak));
  dense('answers', Math.log1p(state.answers));
  dense('pause', state.at === null ? 0 : logMinutes(now - state.at));
}

function addRun(of: string, run: Run, dense: Dense): void {
  dense(`wins${of}`, Math.log1p(run.wins));
  dense(`fails${of}`, Math.log1p(run.fails));
  dense(`streak${of}`, Math.sign(run.streak) * Math.log1p(Math.abs(run.streak)));
}

/** One pass over the skills; what they add to a signal is summed first, so that each signal is named once. */
function addSkills({ state, question, now }: Moment<LogisticState>, dense: Dense): void {
  const sums = new Map<string, number>();
  for (const { skill, weight } of question.skills) {
    const known = skillOf(state, skill);
    skillSignals(known, state.answers, now, (name, value) =>
      sums.set(name, (sums.get(name) ?? 0) + weight * value),
    );
  }
  for (const [name, value] of sums) dense(name, value);
}

function skillSignals(skill: SkillState | undefined, answers: number, now: number, dense: Dense): void {
  if (skill === undefined) {
    dense('first', 1);
    return;
  }
  const away = Math.max(0, now - skill.record.lastAt);
  dense('recentOfSkill', meanResidual(skill.recent));
  addRun('OfSkill', skill.run, dense);
  dense('lastOfSkill', Math.sign(skill.run.streak));
  dense('lagOfSkill', Math.log1p(answers - skill.row));
  dense('pauseOfSkill', logMinutes(away));
  dense('longPause', away > LONG_PAUSE ? 1 : 0);
  for (const span of ['day', 'week'] as const) {
    const left = Math.exp(-away / FADES[span]);
    dense(`${span}Wins`, Math.log1p(skill[span].wins * left));
    dense(`${span}Fails`, Math.log1p(skill[span].fails * left));
  }
  dense('forgotten', 1 - recallOf(skill.record, now));
}

function addItem(state: LogisticState, item: string, dense: Dense): void {
  const seen = itemOf(state, item);
  addRun('OfItem', seen?.run ?? NO_RUN, dense);
  dense('lagOfItem', seen === undefined ? 0 : Math.log1p(state.answers - seen.row));
}

function addSlopes({ skill, weight }: SkillShare, known: SkillState | undefined, add: AddSignal): void {
  add('skill', skill, weight);
  if (known === undefined) return;
  add('skillRecent', skill, weight * meanResidual(known.recent));
  add('skillWins', skill, weight * Math.log1p(known.run.wins));
  add('skillFails', skill, weight * Math.log1p(known.run.fails));
}

function logMinutes(milliseconds: number): number {
  return Math.log1p(Math.max(0, milliseconds) / MINUTE_MS);
}
