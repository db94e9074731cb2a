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

/** Verbs of our own profile, for what no common vocabulary names, and what each means. */
export const OWN_VERBS = {
  hinted: {
    display: { en: 'took a hint', es: 'pidió una pista' },
    definition: {
      en: 'One more hint of the question was shown.',
      es: 'Se mostró una pista más de la pregunta.',
    },
  },
  revealed: {
    display: { en: 'gave the question up', es: 'se rindió con la pregunta' },
    definition: {
      en: 'The question was given up and its explanation shown.',
      es: 'Se abandonó la pregunta y se mostró su explicación.',
    },
  },
  explained: {
    display: { en: 'read an explanation', es: 'leyó una explicación' },
    definition: {
      en: 'An explanation of the skill was shown.',
      es: 'Se mostró una explicación de la habilidad.',
    },
  },
  chose: {
    display: { en: 'chose what to practise', es: 'eligió qué practicar' },
    definition: {
      en: 'The learner asked for another question, set a goal, decided about a placement, or took easier questions or the usual ones.',
      es: 'La persona pidió otra pregunta, se propuso una meta, decidió sobre una prueba de nivel, o eligió preguntas más fáciles o las de siempre.',
    },
  },
  disputed: {
    display: { en: 'disputed a level', es: 'cuestionó un nivel' },
    definition: {
      en: 'The learner says that what is believed of the skill is wrong.',
      es: 'La persona dice que lo que se cree de la habilidad no es correcto.',
    },
  },
  credited: {
    display: {
      en: 'was credited with work elsewhere',
      es: 'recibió crédito por un trabajo en otra herramienta',
    },
    definition: {
      en: 'What the statement of another tool tells counted as evidence of the skill.',
      es: 'Lo que cuenta la declaración de otra herramienta valió como evidencia de la habilidad.',
    },
  },
  withdrew: {
    display: { en: 'took evidence back', es: 'retiró una evidencia' },
    definition: {
      en: 'Evidence from another tool stopped counting for the learner: an instructor took it back, or its statement was voided.',
      es: 'Una evidencia de otra herramienta dejó de contar para la persona: un docente la retiró, o se anuló su declaración.',
    },
  },
  overrode: {
    display: { en: 'set a level by hand', es: 'fijó un nivel a mano' },
    definition: {
      en: 'An instructor set the learner’s level in a skill by hand, or took that back.',
      es: 'Un docente fijó a mano el nivel de la persona en una habilidad, o lo retiró.',
    },
  },
} as const satisfies Record<string, { readonly display: LanguageMap; readonly definition: LanguageMap }>;

export type OwnVerb = keyof typeof OWN_VERBS;

/** A verb of our own profile. */
export function ownVerb(base: string, name: OwnVerb): Verb {
  return { id: `${base}/xapi/verbs/${name}`, display: OWN_VERBS[name].display };
}
