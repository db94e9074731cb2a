import type { LanguageMap } from '../statement.ts';

/** Where an extension stands in a statement. */
export type ExtensionPlace = 'ResultExtension' | 'ContextExtension';

/** An extension of our own: what it says, and the JSON Schema of its value. */
export interface Extension {
  readonly name: string;
  readonly place: ExtensionPlace;
  readonly label: LanguageMap;
  readonly definition: LanguageMap;
  readonly schema: Readonly<Record<string, unknown>>;
}

const probability = { type: 'number', minimum: 0, maximum: 1 };
const count = { type: 'integer', minimum: 0 };
const iri = { type: 'string', format: 'iri' };
const text = { type: 'string' };

function object(
  required: Readonly<Record<string, unknown>>,
  optional: Readonly<Record<string, unknown>> = {},
) {
  return {
    type: 'object',
    properties: { ...required, ...optional },
    required: Object.keys(required),
    additionalProperties: false,
  };
}

function list(items: unknown) {
  return { type: 'array', items };
}

/** Extensions of results. */
const RESULT: readonly Omit<Extension, 'place'>[] = [
  {
    name: 'try',
    label: { en: 'try', es: 'intento' },
    definition: {
      en: 'Which try at this step it was, from 1.',
      es: 'Qué intento en este paso fue, desde 1.',
    },
    schema: { type: 'integer', minimum: 1 },
  },
  {
    name: 'step',
    label: { en: 'step', es: 'paso' },
    definition: { en: 'Step of the question, from 0.', es: 'Paso de la pregunta, desde 0.' },
    schema: count,
  },
  {
    name: 'hints',
    label: { en: 'hints', es: 'pistas' },
    definition: { en: 'Hints that had been shown.', es: 'Pistas que se habían mostrado.' },
    schema: count,
  },
  {
    name: 'evidence-weight',
    label: { en: 'weight as evidence', es: 'peso como evidencia' },
    definition: {
      en: 'How much the answer counted as evidence of knowing, 0 to 1.',
      es: 'Cuánto contó la respuesta como evidencia de saber, de 0 a 1.',
    },
    schema: probability,
  },
  {
    name: 'estimates',
    label: { en: 'estimates', es: 'estimaciones' },
    definition: {
      en: 'For each skill, the estimated probability of answering a middling question of it without help, before and after.',
      es: 'Para cada habilidad, la probabilidad estimada de responder sin ayuda una pregunta media, antes y después.',
    },
    schema: list(object({ skill: iri, before: probability, after: probability })),
  },
  {
    name: 'estimate',
    label: { en: 'estimate', es: 'estimación' },
    definition: {
      en: 'Estimated probability of answering a middling question of the skill without help.',
      es: 'Probabilidad estimada de responder sin ayuda una pregunta media de la habilidad.',
    },
    schema: probability,
  },
  {
    name: 'misconception',
    label: { en: 'misconception', es: 'idea errónea' },
    definition: {
      en: 'Id of the misconception that the wrong answer shows.',
      es: 'Identificador de la idea errónea que muestra la respuesta.',
    },
    schema: text,
  },
];

/** Extensions of contexts. */
const CONTEXT: readonly Omit<Extension, 'place'>[] = [
  {
    name: 'decision',
    label: { en: 'why this question', es: 'por qué esta pregunta' },
    definition: {
      en: 'The decision the question was chosen by: reason, skill, predicted success and the band aimed at, what was believed of the skill, the probability with which chance chose it, and what else was considered.',
      es: 'La decisión con que se eligió la pregunta: motivo, habilidad, éxito previsto y franja buscada, lo que se creía de la habilidad, la probabilidad con que el azar la eligió y qué más se consideró.',
    },
    schema: object(
      {
        reason: text,
        skill: iri,
        predicted: probability,
        target: list(probability),
        estimate: probability,
        lower: probability,
        propensity: probability,
        alternatives: list(object({ skill: iri, reason: text, score: { type: 'number' } })),
      },
      { needed: probability, recall: probability, sincePractice: { type: 'number', minimum: 0 } },
    ),
  },
  {
    name: 'goal',
    label: { en: 'goal', es: 'meta' },
    definition: {
      en: 'Ids of the skills the learner works towards; none for the tutor’s choice.',
      es: 'Identificadores de las habilidades que se propone; ninguno si elige el tutor.',
    },
    schema: list(text),
  },
  {
    name: 'placement',
    label: { en: 'placement', es: 'prueba de nivel' },
    definition: {
      en: 'The learner began finding out where they stand, left it out, or ended it before its time.',
      es: 'La persona empezó la prueba de nivel, la omitió o la terminó antes de tiempo.',
    },
    schema: { enum: ['start', 'skip', 'stop'] },
  },
  {
    name: 'mix',
    label: { en: 'mix of questions', es: 'mezcla de preguntas' },
    definition: {
      en: 'Easier questions for the rest of the sitting, or the usual ones again.',
      es: 'Preguntas más fáciles durante el resto de la sesión, o de nuevo las de siempre.',
    },
    schema: { enum: ['easier', 'usual'] },
  },
  {
    name: 'cause',
    label: { en: 'cause', es: 'causa' },
    definition: {
      en: 'Why evidence was taken back: its statement was voided, or an instructor decided so.',
      es: 'Por qué se retiró una evidencia: se anuló su declaración o lo decidió un docente.',
    },
    schema: { enum: ['voided', 'instructor'] },
  },
  {
    name: 'level',
    label: { en: 'level', es: 'nivel' },
    definition: {
      en: 'The level that was set by hand; `own` takes it back.',
      es: 'El nivel fijado a mano; `own` lo retira.',
    },
    schema: { enum: ['not-started', 'familiar', 'proficient', 'mastered', 'own'] },
  },
  {
    name: 'skill',
    label: { en: 'skill', es: 'habilidad' },
    definition: { en: 'The skill it is about.', es: 'La habilidad de que se trata.' },
    schema: iri,
  },
  {
    name: 'claim',
    label: { en: 'claim', es: 'afirmación' },
    definition: {
      en: 'What the learner says of the skill against what is believed.',
      es: 'Lo que la persona dice de la habilidad en contra de lo que se cree.',
    },
    schema: { enum: ['know', 'forgot'] },
  },
];

/** Every extension of the profile. */
export const EXTENSIONS: readonly Extension[] = [
  ...RESULT.map((one) => ({ ...one, place: 'ResultExtension' as const })),
  ...CONTEXT.map((one) => ({ ...one, place: 'ContextExtension' as const })),
];
