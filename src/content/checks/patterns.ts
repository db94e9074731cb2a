import type { Answer } from '../../learning/answer.ts';
import type { BlankKey, JoinedPair, Key, Pattern } from '../../learning/marking/key.ts';
import { mark } from '../../learning/marking/mark.ts';
import type { InstanceQuestion } from '../instance.ts';
import { type Problem, problem } from './report.ts';

/** One wrong-answer pattern given as an answer that is right otherwise. */
interface Trial {
  readonly path: string;
  readonly key: Key;
  readonly answer: Answer;
  /** What the mark must name for the pattern to have been met. */
  readonly name: string;
  readonly shown: string;
  /** What makes it one that can be given. */
  readonly remedy: string;
}

/** The patterns under names of their own, so that a mark tells which of them was met. */
function named<T>(patterns: readonly Pattern<T>[]): readonly (Pattern<T> & { readonly feedback: string })[] {
  return patterns.map(({ answer }, index) => ({ answer, misconception: null, feedback: `pattern ${index}` }));
}

function orderTrials(key: Extract<Key, { kind: 'order' }>, path: string): Trial[] {
  const patterns = named(key.patterns);
  return patterns.map(({ answer, feedback }) => ({
    path: `${path}.wrong`,
    key: { ...key, patterns },
    answer: { kind: 'order', order: answer },
    name: feedback,
    shown: answer.map((id) => key.order.indexOf(id) + 1 || '?').join(', '),
    remedy: 'name each entry once by its number',
  }));
}

/** All pairs right but for this one. */
function withPair(pairs: readonly JoinedPair[], joined: JoinedPair): JoinedPair[] {
  return pairs.map((pair) => (pair.left === joined.left ? joined : pair));
}

function matchTrials(
  key: Extract<Key, { kind: 'match' }>,
  ask: InstanceQuestion['ask'],
  path: string,
): Trial[] {
  const patterns = named(key.patterns);
  const textOf = (id: string) =>
    ask.kind === 'match' ? [...ask.left, ...ask.right].find((side) => side.id === id)?.text : undefined;
  return patterns.map(({ answer, feedback }) => ({
    path: `${path}.pairs`,
    key: { ...key, patterns },
    answer: { kind: 'match', pairs: answer.right === '' ? [] : withPair(key.pairs, answer) },
    name: feedback,
    shown: `${textOf(answer.left) ?? '?'} → ${textOf(answer.right) ?? '?'}`,
    remedy: 'name a right-hand side as it is worded among the pairs or under extra',
  }));
}

function blankTrials(name: string, blank: BlankKey, path: string): Trial[] {
  const patterns = named(blank.patterns);
  return patterns.map(({ answer, feedback }) => ({
    path: `${path}.blanks.${name}`,
    key: { kind: 'cloze', blanks: { [name]: { ...blank, patterns } } },
    answer: { kind: 'cloze', blanks: { [name]: answer } },
    name: feedback,
    shown: answer,
    remedy: 'name what can be typed there',
  }));
}

function trialsOf({ key, ask }: InstanceQuestion, path: string): Trial[] {
  if (key.kind === 'order') return orderTrials(key, path);
  if (key.kind === 'match') return matchTrials(key, ask, path);
  if (key.kind !== 'cloze') return [];
  return Object.entries(key.blanks).flatMap(([name, blank]) => blankTrials(name, blank, path));
}

function trialProblems({ path, key, answer, name, shown, remedy }: Trial): Problem[] {
  const { correct, note, feedback } = mark(key, answer, { decimal: '.' });
  if (note === 'unreadable') {
    return [problem(path, `the wrong answer "${shown}" can't be given`, remedy)];
  }
  if (correct) {
    return [problem(path, `the wrong answer "${shown}" is right`, 'take it out, or exclude the values')];
  }
  const twice = `the wrong answer "${shown}" is there twice`;
  return feedback === name
    ? []
    : [problem(path, twice, 'keep one of the two, or make them differ for every seed')];
}

/**
 * Wrong answers of an order, a match or a cloze that no learner can be told about, for the values drawn: those that
 * can't be given, that are right, and that another one is met before.
 */
export function findPatterns(question: InstanceQuestion, path: string): Problem[] {
  return trialsOf(question, `${path}.ask`).flatMap(trialProblems);
}
