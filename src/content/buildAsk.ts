import { buildChoice, buildMultiple } from './asks/choice.ts';
import { buildCloze } from './asks/cloze.ts';
import { buildExpression } from './asks/expression.ts';
import { buildMatch } from './asks/match.ts';
import { buildNumber } from './asks/number.ts';
import { buildOrder } from './asks/order.ts';
import { buildText } from './asks/text.ts';
import { buildTrueFalse } from './asks/truefalse.ts';
import type { Filling } from './fill.ts';
import type { BuiltAsk } from './filledAsk.ts';
import type { Ask } from './question.ts';

/** Writes out what a question asks for, its key and the words that go with answers, for the values drawn. */
export function buildAsk(ask: Ask, filling: Filling): BuiltAsk {
  switch (ask.kind) {
    case 'choice':
      return buildChoice(ask, filling);
    case 'multiple':
      return buildMultiple(ask, filling);
    case 'truefalse':
      return buildTrueFalse(ask, filling);
    case 'number':
      return buildNumber(ask, filling);
    case 'text':
      return buildText(ask, filling);
    case 'expression':
      return buildExpression(ask, filling);
    case 'order':
      return buildOrder(ask, filling);
    case 'match':
      return buildMatch(ask, filling);
    case 'cloze':
      return buildCloze(ask, filling);
  }
}
