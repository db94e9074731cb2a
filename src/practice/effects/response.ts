import type { Answer } from '../../learning/answer.ts';

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
