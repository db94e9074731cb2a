interface TruthWords {
  readonly true: string;
  readonly false: string;
}

const ENGLISH: TruthWords = { true: 'True', false: 'False' };

/** The two options of a true-or-false question, in the language of the content. */
const WORDS: Readonly<Record<string, TruthWords>> = {
  ar: { true: 'صحيح', false: 'خطأ' },
  ca: { true: 'Cert', false: 'Fals' },
  de: { true: 'Richtig', false: 'Falsch' },
  en: ENGLISH,
  es: { true: 'Verdadero', false: 'Falso' },
  fr: { true: 'Vrai', false: 'Faux' },
  he: { true: 'נכון', false: 'לא נכון' },
  it: { true: 'Vero', false: 'Falso' },
  nl: { true: 'Waar', false: 'Niet waar' },
  pl: { true: 'Prawda', false: 'Fałsz' },
  pt: { true: 'Verdadeiro', false: 'Falso' },
};

/** Words for true and false; English for a language that is not in the table. */
export function truthWords(language: string): TruthWords {
  const base = language.split('-')[0] ?? '';
  return (Object.hasOwn(WORDS, base) ? WORDS[base] : undefined) ?? ENGLISH;
}
