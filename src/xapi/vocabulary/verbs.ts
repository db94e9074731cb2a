import type { LanguageMap } from '../statement.ts';

export interface Verb {
  readonly id: string;
  readonly display: LanguageMap;
}

const ADL = 'http://adlnet.gov/expapi/verbs/';

/** Verbs that others define and readers of statements know (ADL vocabulary, also used by cmi5). */
export const VERBS = {
  initialized: { id: `${ADL}initialized`, display: { en: 'initialized', es: 'inició' } },
  answered: { id: `${ADL}answered`, display: { en: 'answered', es: 'respondió' } },
  progressed: { id: `${ADL}progressed`, display: { en: 'progressed', es: 'avanzó' } },
  mastered: { id: `${ADL}mastered`, display: { en: 'mastered', es: 'dominó' } },
  passed: { id: `${ADL}passed`, display: { en: 'passed', es: 'aprobó' } },
  completed: { id: `${ADL}completed`, display: { en: 'completed', es: 'completó' } },
  terminated: { id: `${ADL}terminated`, display: { en: 'terminated', es: 'terminó' } },
} as const satisfies Record<string, Verb>;

/** Verbs of our own profile, for what no common vocabulary names. */
export function ownVerb(base: string, name: 'hinted' | 'revealed' | 'chose' | 'disputed' | 'overrode'): Verb {
  const display = {
    hinted: { en: 'took a hint', es: 'pidió una pista' },
    revealed: { en: 'asked for the explanation', es: 'pidió la explicación' },
    chose: { en: 'chose what to practise', es: 'eligió qué practicar' },
    disputed: { en: 'disputed a level', es: 'cuestionó un nivel' },
    overrode: { en: 'set a level by hand', es: 'fijó un nivel a mano' },
  }[name];
  return { id: `${base}/xapi/verbs/${name}`, display };
}
