import type { VNode } from 'preact';
import type { Answer } from '../../../src/api/answer.ts';
import type { PublicAsk } from '../../../src/api/question.ts';
import { Choice } from '../choice/Choice.tsx';
import { Cloze } from '../cloze/Cloze.tsx';
import { ExpressionInput } from '../expression/ExpressionInput.tsx';
import { Match } from '../match/Match.tsx';
import { Multiple } from '../multiple/Multiple.tsx';
import { NumberInput } from '../number/NumberInput.tsx';
import { Order } from '../order/Order.tsx';
import { TextInput } from '../text/TextInput.tsx';
import type { AskKind, AskProps } from './ask.ts';

/** What the input of any kind of question gets, whatever its kind. */
export interface AskInputProps extends Omit<AskProps<AskKind>, 'ask' | 'answer' | 'onChange'> {
  readonly ask: PublicAsk;
  readonly answer: Answer;
  readonly onChange: (answer: Answer) => void;
}

/**
 * The input for a question of any kind. An answer of another kind than the question (never sent by the tool) draws
 * nothing.
 */
export function AskInput({ ask, answer, ...rest }: AskInputProps): VNode | null {
  if (ask.kind === 'choice' && answer.kind === 'choice')
    return <Choice {...rest} ask={ask} answer={answer} />;
  if (ask.kind === 'multiple' && answer.kind === 'multiple')
    return <Multiple {...rest} ask={ask} answer={answer} />;
  if (ask.kind === 'number' && answer.kind === 'number')
    return <NumberInput {...rest} ask={ask} answer={answer} />;
  if (ask.kind === 'text' && answer.kind === 'text') return <TextInput {...rest} ask={ask} answer={answer} />;
  if (ask.kind === 'expression' && answer.kind === 'expression')
    return <ExpressionInput {...rest} ask={ask} answer={answer} />;
  if (ask.kind === 'order' && answer.kind === 'order') return <Order {...rest} ask={ask} answer={answer} />;
  if (ask.kind === 'match' && answer.kind === 'match') return <Match {...rest} ask={ask} answer={answer} />;
  if (ask.kind === 'cloze' && answer.kind === 'cloze') return <Cloze {...rest} ask={ask} answer={answer} />;
  return null;
}
