import type { PublicServing } from '../../../src/api/question.ts';
import type { Examples } from '../../runtime/examples.ts';
import { OPTIONS } from '../question/sampleAsks.ts';
import { SAMPLE_WHY } from '../why/sampleWhy.ts';
import { Hints } from './Hints.tsx';

const SERVING: PublicServing = {
  id: 'serving-1',
  skill: { id: 'equal', title: 'Equal fractions' },
  step: 0,
  steps: 1,
  done: [],
  question: { prompt: '<p>?</p>', ask: { kind: 'choice', options: OPTIONS } },
  hints: ['<p>Draw both as bars.</p>', '<p>Cut each half into two.</p>'],
  hintsLeft: 1,
  try: 1,
  tries: 2,
  why: SAMPLE_WHY,
  language: 'en',
};

export const examples: Examples = {
  'two hints': () => <Hints serving={SERVING} />,
  none: () => <Hints serving={{ ...SERVING, hints: [] }} />,
};
