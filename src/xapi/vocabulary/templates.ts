import type { LanguageMap } from '../statement.ts';
import { CMI5_PROGRESS, extensionIri, TYPES } from './iris.ts';
import { type OwnVerb, ownVerb, VERBS } from './verbs.ts';

/** A rule of a statement template (xAPI Profiles 1.0, 9.1): what must stand at a place, or must not. */
export interface TemplateRule {
  /** JSONPath. */
  readonly location: string;
  readonly presence: 'included' | 'excluded' | 'recommended';
}

/** One kind of statement that the tool makes. */
export interface Template {
  readonly name: string;
  readonly label: LanguageMap;
  readonly verb: string;
  readonly objectActivityType?: string;
  readonly rules: readonly TemplateRule[];
}

const included = (...locations: readonly string[]): TemplateRule[] =>
  locations.map((location) => ({ location, presence: 'included' }));
const excluded = (...locations: readonly string[]): TemplateRule[] =>
  locations.map((location) => ({ location, presence: 'excluded' }));
const recommended = (...locations: readonly string[]): TemplateRule[] =>
  locations.map((location) => ({ location, presence: 'recommended' }));

/** What every statement of ours has. */
const EVERY = included(
  '$.id',
  '$.actor.account.homePage',
  '$.actor.account.name',
  '$.timestamp',
  '$.context.registration',
  '$.context.language',
  '$.context.contextActivities.grouping[*].id',
  '$.context.contextActivities.category[*].id',
);
const OF_ACTIVITY = included('$.context.platform');
/** Said of something in the activity, which is then the parent. */
const INSIDE = included('$.context.contextActivities.parent[*].id');

/** The kinds of statements, one template each. Rules name extensions by their IRI under `base`. */
export function templatesOf(base: string): readonly Template[] {
  const at = (place: 'result' | 'context', name: string) =>
    `$.${place}.extensions['${extensionIri(base, name)}']`;
  const own = (name: OwnVerb) => ownVerb(base, name).id;
  const question = { objectActivityType: TYPES.interaction };
  const unit = { objectActivityType: TYPES.lesson };
  const skill = { objectActivityType: TYPES.objective };
  const asked = [...OF_ACTIVITY, ...INSIDE, ...included('$.context.revision')];
  return [
    {
      name: 'initialized',
      label: { en: 'A sitting began', es: 'Empezó una sesión' },
      verb: VERBS.initialized.id,
      ...unit,
      rules: [...OF_ACTIVITY, ...excluded('$.result')],
    },
    {
      name: 'answered',
      label: { en: 'A question was answered', es: 'Se respondió una pregunta' },
      verb: VERBS.answered.id,
      ...question,
      rules: [
        ...asked,
        ...included('$.object.definition.interactionType', '$.result.success', '$.result.completion'),
        ...included('$.result.response', '$.result.score.scaled'),
        ...recommended('$.result.duration', '$.object.definition.correctResponsesPattern'),
        ...included(at('result', 'try'), at('result', 'step'), at('result', 'hints')),
        ...included(at('result', 'evidence-weight'), at('result', 'estimates'), at('context', 'decision')),
        ...recommended(at('result', 'misconception')),
      ],
    },
    {
      name: 'hinted',
      label: { en: 'A hint was shown', es: 'Se mostró una pista' },
      verb: own('hinted'),
      ...question,
      rules: [
        ...asked,
        ...included(at('result', 'hints')),
        ...excluded('$.object.definition.correctResponsesPattern', '$.result.score'),
      ],
    },
    {
      name: 'revealed',
      label: { en: 'A question was given up', es: 'Se abandonó una pregunta' },
      verb: own('revealed'),
      ...question,
      rules: [
        ...asked,
        ...included(at('result', 'estimates'), at('context', 'decision')),
        ...excluded('$.result.score'),
      ],
    },
    {
      name: 'explained',
      label: { en: 'An explanation was shown', es: 'Se mostró una explicación' },
      verb: own('explained'),
      ...skill,
      rules: [...OF_ACTIVITY, ...INSIDE],
    },
    {
      name: 'chose',
      label: { en: 'The learner chose what to practise', es: 'La persona eligió qué practicar' },
      verb: own('chose'),
      ...unit,
      rules: [
        ...OF_ACTIVITY,
        ...included(at('context', 'goal')),
        ...recommended(at('context', 'placement'), at('context', 'mix')),
      ],
    },
    {
      name: 'disputed',
      label: { en: 'The learner disputed a level', es: 'La persona cuestionó un nivel' },
      verb: own('disputed'),
      ...skill,
      rules: [...OF_ACTIVITY, ...INSIDE, ...included(at('context', 'claim'), at('context', 'skill'))],
    },
    {
      name: 'credited',
      label: { en: 'Work in another tool counted', es: 'Contó un trabajo en otra herramienta' },
      verb: own('credited'),
      ...skill,
      rules: [
        ...OF_ACTIVITY,
        ...INSIDE,
        ...included('$.context.statement.id', '$.result.score.scaled'),
        ...included(at('result', 'evidence-weight'), at('result', 'estimates')),
      ],
    },
    {
      name: 'withdrew',
      label: { en: 'Evidence was taken back', es: 'Se retiró una evidencia' },
      verb: own('withdrew'),
      rules: [
        ...INSIDE,
        ...included('$.object.account.name', '$.context.statement.id', at('result', 'estimates')),
        ...included(at('context', 'cause'), at('context', 'skill')),
        ...excluded('$.context.platform', '$.context.revision'),
      ],
    },
    {
      name: 'overrode',
      label: { en: 'An instructor set a level', es: 'Un docente fijó un nivel' },
      verb: own('overrode'),
      rules: [
        ...INSIDE,
        ...included('$.object.account.name', at('context', 'level'), at('context', 'skill')),
        ...excluded('$.context.platform', '$.context.revision'),
      ],
    },
    {
      name: 'mastered',
      label: { en: 'A skill was mastered', es: 'Se dominó una habilidad' },
      verb: VERBS.mastered.id,
      ...skill,
      rules: [
        ...OF_ACTIVITY,
        ...INSIDE,
        ...included('$.result.success', '$.context.statement.id', at('result', 'estimate')),
      ],
    },
    {
      name: 'progressed',
      label: { en: 'The grade changed', es: 'Cambió la calificación' },
      verb: VERBS.progressed.id,
      ...unit,
      rules: [
        ...OF_ACTIVITY,
        ...included(`$.result.extensions['${CMI5_PROGRESS}']`, '$.context.statement.id'),
        ...excluded('$.result.score'),
      ],
    },
    {
      name: 'completed',
      label: { en: 'The activity was completed', es: 'Se completó la actividad' },
      verb: VERBS.completed.id,
      ...unit,
      rules: [
        ...OF_ACTIVITY,
        ...included('$.result.completion', '$.result.duration', '$.context.statement.id'),
        ...excluded('$.result.score', `$.result.extensions['${CMI5_PROGRESS}']`),
      ],
    },
    {
      name: 'passed',
      label: { en: 'The activity was passed', es: 'Se aprobó la actividad' },
      verb: VERBS.passed.id,
      ...unit,
      rules: [
        ...OF_ACTIVITY,
        ...included(
          '$.result.success',
          '$.result.score.scaled',
          '$.result.duration',
          '$.context.statement.id',
        ),
      ],
    },
    {
      name: 'terminated',
      label: { en: 'The sitting ended', es: 'Terminó la sesión' },
      verb: VERBS.terminated.id,
      ...unit,
      rules: [...OF_ACTIVITY, ...included('$.result.duration')],
    },
  ].map((template) => ({ ...template, rules: [...EVERY, ...template.rules] }));
}
