import { IntlMessageFormat } from 'intl-messageformat';

type Ast = ReturnType<IntlMessageFormat['getAst']>;
type Element = Ast[number];

const RLO = '\u202e';
const PDF = '\u202c';

/** Longer by about a third, as German or Finnish would be, so that tight layouts show. */
function lengthen(word: string): string {
  return word.length > 3 ? `${word}${'~'.repeat(Math.ceil(word.length / 3))}` : word;
}

function pseudoWords(text: string): string {
  return text.replace(/\p{L}[\p{L}\p{M}'’]*/gu, (word) => `${RLO}${lengthen(word)}${PDF}`);
}

function pseudoElement(element: Element): Element {
  if ('options' in element) {
    const options = Object.entries(element.options).map(([name, option]) => [
      name,
      { ...option, value: option.value.map(pseudoElement) },
    ]);
    return { ...element, options: Object.fromEntries(options) };
  }
  if (element.type === 0) return { ...element, value: pseudoWords(element.value) };
  return element;
}

/**
 * The right-to-left test form of an English message: every word turned round (RLO … PDF) and lengthened. Arguments,
 * plural and select stay as they are, because the change is made on the parsed message.
 */
export function pseudoMessage(source: string): Ast {
  return new IntlMessageFormat(source, 'en', undefined, { ignoreTag: true }).getAst().map(pseudoElement);
}
