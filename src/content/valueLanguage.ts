import type { LanguageOf } from './fill.ts';
import type { Pack } from './pack.ts';
import type { Item } from './question.ts';

/**
 * The language of a value by its name: of a drawn text as its parameter says, of a fact's value, and of the same value
 * of other facts (`other1_es`), as the pack says. What is computed under such a name takes its place: its language is not
 * known.
 */
export function valueLanguage(pack: Pick<Pack, 'valueLanguages'>, item: Item): LanguageOf {
  const languages = Object.entries(pack.valueLanguages ?? {});
  return (name) => {
    if (Object.hasOwn(item.let, name)) return undefined;
    const parameter = Object.hasOwn(item.parameters, name) ? item.parameters[name] : undefined;
    if (parameter) return 'choose' in parameter ? parameter.language : undefined;
    if (item.each === undefined) return undefined;
    const value = name.replace(/^other\d+_/, '');
    return languages.find(([, names]) => names.includes(value))?.[0];
  };
}
