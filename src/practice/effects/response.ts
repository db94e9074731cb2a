import type { Answer, AnswerKind } from '../../learning/answer.ts';

/** cmi.interaction type of each kind of question (SCORM/xAPI vocabulary). */
export const INTERACTION_TYPES: Readonly<Record<AnswerKind, string>> = {
  choice: 'choice',
  multiple: 'choice',
  number: 'numeric',
  text: 'fill-in',
  expression: 'fill-in',
  order: 'sequencing',
  match: 'matching',
  cloze: 'long-fill-in',
};

/** An answer as an xAPI response string: parts are joined by `[,]`, pairs by `[.]`. */
export function responseText(answer: Answer): string {
  switch (answer.kind) {
    case 'choice':
      return answer.choice;
    case 'multiple':
      return answer.choices.join('[,]');
    case 'order':
      return answer.order.join('[,]');
    case 'match':
      return answer.pairs.map(({ left, right }) => `${left}[.]${right}`).join('[,]');
    case 'cloze':
      return Object.values(answer.blanks).join('[,]');
    default:
      return answer.text;
  }
}
