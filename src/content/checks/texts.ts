import type { Pack } from '../pack.ts';
import type { Ask, Hint, Item } from '../question.ts';
import type { Text } from '../text.ts';

/** A text of a pack and where it stands. */
export interface PlacedText {
  readonly path: string;
  readonly text: Text;
  /** Whether it is prose, which has to be translated; options and entries may be the same in every language. */
  readonly prose: boolean;
}

function placed(path: string, text: Text | undefined, prose = true): PlacedText[] {
  return text === undefined ? [] : [{ path, text, prose }];
}

function list(path: string, texts: readonly (Text | undefined)[], prose: boolean): PlacedText[] {
  return texts.flatMap((text, index) => placed(`${path}.${index}`, text, prose));
}

function hintTexts(path: string, hints: readonly Hint[]): PlacedText[] {
  return hints.flatMap((hint, index) =>
    Array.isArray(hint)
      ? hint.flatMap(({ text }, form) => placed(`${path}.${index}.${form}.text`, text))
      : placed(`${path}.${index}`, hint),
  );
}

function diagnosed(path: string, entries: readonly { feedback?: Text | undefined }[]): PlacedText[] {
  return entries.flatMap((entry, index) => placed(`${path}.${index}.feedback`, entry.feedback));
}

function blankTexts(path: string, ask: Extract<Ask, { kind: 'cloze' }>): PlacedText[] {
  return Object.entries(ask.blanks).flatMap(([name, blank]) => {
    const at = `${path}.blanks.${name}`;
    if (!('choices' in blank)) return diagnosed(`${at}.wrong`, blank.wrong ?? []);
    return [
      ...blank.choices.flatMap(({ text }, index) => placed(`${at}.choices.${index}.text`, text, false)),
      ...diagnosed(`${at}.choices`, blank.choices),
    ];
  });
}

function pairTexts(path: string, pair: Extract<Ask, { kind: 'match' }>['pairs'][number]): PlacedText[] {
  const rights = (pair.wrong ?? []).map(({ right }) => right);
  return [
    ...placed(`${path}.left`, pair.left, false),
    ...placed(`${path}.right`, pair.right, false),
    ...rights.flatMap((right, index) => placed(`${path}.wrong.${index}.right`, right, false)),
    ...diagnosed(`${path}.wrong`, pair.wrong ?? []),
  ];
}

function askTexts(path: string, ask: Ask): PlacedText[] {
  switch (ask.kind) {
    case 'choice':
    case 'multiple':
      return [
        ...ask.options.flatMap(({ text }, index) => placed(`${path}.options.${index}.text`, text, false)),
        ...diagnosed(`${path}.options`, ask.options),
      ];
    case 'truefalse':
      return placed(`${path}.feedback`, ask.feedback);
    case 'number':
    case 'text':
    case 'expression':
      return diagnosed(`${path}.wrong`, ask.wrong);
    case 'order':
      return [
        ...ask.entries.flatMap(({ text }, index) => placed(`${path}.entries.${index}.text`, text, false)),
        ...diagnosed(`${path}.wrong`, ask.wrong ?? []),
      ];
    case 'match':
      return [
        ...ask.pairs.flatMap((pair, index) => pairTexts(`${path}.pairs.${index}`, pair)),
        ...list(`${path}.extra`, ask.extra, false),
      ];
    case 'cloze':
      return [...placed(`${path}.text`, ask.text, false), ...blankTexts(path, ask)];
  }
}

function questionTexts(
  path: string,
  question: Pick<Item, 'prompt' | 'hints' | 'explanation' | 'ask'>,
): PlacedText[] {
  return [
    ...placed(`${path}.prompt`, question.prompt),
    ...hintTexts(`${path}.hints`, question.hints),
    ...placed(`${path}.explanation`, question.explanation),
    ...(question.ask ? askTexts(`${path}.ask`, question.ask) : []),
  ];
}

function chosenTexts(path: string, item: Item): PlacedText[] {
  return Object.entries(item.parameters).flatMap(([name, parameter]) =>
    'choose' in parameter
      ? parameter.choose.flatMap((entry, index) =>
          typeof entry === 'number' ? [] : placed(`${path}.parameters.${name}.choose.${index}`, entry, false),
        )
      : [],
  );
}

/** Every text of an item. */
export function itemTexts(item: Item, path: string): PlacedText[] {
  const { prompt, hints, explanation, ask } = item;
  const steps = item.steps?.flatMap((step, index) => questionTexts(`${path}.steps.${index}`, step)) ?? [];
  return [...questionTexts(path, { prompt, hints, explanation, ask }), ...steps, ...chosenTexts(path, item)];
}

/** Every text of a pack that stands outside its items. */
export function packTexts(pack: Pack): PlacedText[] {
  return [
    ...placed('title', pack.title),
    ...placed('description', pack.description),
    ...pack.skills.flatMap((skill, i) => [
      ...placed(`skills.${i}.title`, skill.title),
      ...placed(`skills.${i}.description`, skill.description),
      ...placed(`skills.${i}.group`, skill.group),
      ...skill.explanations.flatMap(({ text }, j) => placed(`skills.${i}.explanations.${j}.text`, text)),
    ]),
    ...pack.facts.flatMap((fact, i) => placed(`facts.${i}.title`, fact.title, false)),
    ...pack.misconceptions.flatMap((entry, i) => [
      ...placed(`misconceptions.${i}.title`, entry.title),
      ...placed(`misconceptions.${i}.feedback`, entry.feedback),
    ]),
  ];
}
