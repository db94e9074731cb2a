import { z } from 'zod';
import { LanguageTag, Text } from './text.ts';

/** Expression in the template language (mathjs syntax, exact fractions): `a/b + c/d`, `gcd(a, b) == 1`. */
const Expression = z.union([z.string().min(1).max(500), z.number().finite()]).transform(String);

const Id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'lower-case letters, digits and hyphens');

/** What to say when a recognised wrong answer is given: the misconception it shows and, if wanted, its own words. */
const Diagnosis = { misconception: Id.optional(), feedback: Text.optional() };

/** Language of what is offered to choose or to arrange, where it is not that of the question. */
const OfferedLanguage = LanguageTag.optional();

const ChoiceOption = z.strictObject({ text: Text, correct: z.boolean().default(false), ...Diagnosis });

const Choice = z.strictObject({
  kind: z.literal('choice'),
  options: z.array(ChoiceOption).min(2).max(10),
  language: OfferedLanguage,
  /** False where the order carries meaning (sizes, "all of the above"). */
  shuffle: z.boolean().default(true),
});
const Multiple = z.strictObject({
  kind: z.literal('multiple'),
  options: z.array(ChoiceOption).min(2).max(10),
  language: OfferedLanguage,
  shuffle: z.boolean().default(true),
});
const TrueFalse = z.strictObject({
  kind: z.literal('truefalse'),
  /** A truth value or an expression that gives one. */
  answer: z.union([z.boolean(), z.string().min(1)]),
  /** Said when the statement is judged wrongly. */
  ...Diagnosis,
});
const NumberQuestion = z.strictObject({
  kind: z.literal('number'),
  answer: Expression,
  /** Largest accepted distance: absolute, or relative to the answer. Exact when left out. */
  tolerance: z
    .union([
      z.strictObject({ absolute: z.number().positive() }),
      z.strictObject({ relative: z.number().positive().max(1) }),
    ])
    .optional(),
  /** Unit of the answer (`cm`, `kg`, `km/h`); any compatible unit is accepted and converted. */
  unit: z.string().max(30).optional(),
  /** Which way of writing is asked for; `any` accepts 0.5, 1/2, 2/4 and 50 %. */
  form: z.enum(['any', 'integer', 'decimal', 'fraction', 'simplest', 'mixed', 'percent']).default('any'),
  wrong: z.array(z.strictObject({ answer: Expression, ...Diagnosis })).default([]),
});
const TextQuestion = z.strictObject({
  kind: z.literal('text'),
  accept: z.array(z.string().min(1)).min(1),
  /** `strict`: must match; `lenient`: accepted with a note; `ignore`: not looked at. */
  case: z.enum(['strict', 'ignore']).default('ignore'),
  accents: z.enum(['strict', 'lenient', 'ignore']).default('lenient'),
  /** Language of the expected answer: for the keyboard, spelling and reading aloud. */
  language: LanguageTag.optional(),
  wrong: z.array(z.strictObject({ answer: z.string().min(1), ...Diagnosis })).default([]),
});
const ExpressionQuestion = z.strictObject({
  kind: z.literal('expression'),
  /** The answer with template values filled in: `{=a}*x + {=b}`. With `equation: true` it holds one `=` sign. */
  answer: z.string().min(1),
  variables: z.array(z.string().regex(/^[a-zA-Z]$/)).min(1),
  /** An equation such as `y = 2x + 1`: any equivalent equation is accepted. */
  equation: z.boolean().default(false),
  /** `equivalent` accepts every equivalent form; the others ask for that form as well. */
  form: z.enum(['equivalent', 'simplified', 'expanded', 'factored']).default('equivalent'),
  wrong: z.array(z.strictObject({ answer: z.string().min(1), ...Diagnosis })).default([]),
});
const Order = z.strictObject({
  kind: z.literal('order'),
  /** In the right order. */
  entries: z
    .array(z.strictObject({ text: Text }))
    .min(2)
    .max(10),
  language: OfferedLanguage,
  /** Known wrong orders: numbers of the entries, counted from 1 as they stand above. */
  wrong: z
    .array(z.strictObject({ order: z.array(z.int().positive()).min(2).max(10), ...Diagnosis }))
    .optional(),
});
/** A right-hand side that is known to be taken wrongly for this pair's own; worded as it stands among the others. */
const WrongRight = z.strictObject({ right: Text, ...Diagnosis });
const Match = z.strictObject({
  kind: z.literal('match'),
  pairs: z
    .array(z.strictObject({ left: Text, right: Text, wrong: z.array(WrongRight).optional() }))
    .min(2)
    .max(10),
  /** Language of both sides, or of each. */
  language: z
    .union([LanguageTag, z.strictObject({ left: OfferedLanguage, right: OfferedLanguage })])
    .optional(),
  /** Right-hand sides that belong to nothing. */
  extra: z.array(Text).default([]),
});
const Blank = z.union([
  z.strictObject({
    number: Expression,
    wrong: z.array(z.strictObject({ answer: Expression, ...Diagnosis })).default([]),
  }),
  z.strictObject({
    accept: z.array(z.string().min(1)).min(1),
    case: z.enum(['strict', 'ignore']).default('ignore'),
    accents: z.enum(['strict', 'lenient', 'ignore']).default('lenient'),
    language: LanguageTag.optional(),
    wrong: z.array(z.strictObject({ answer: z.string().min(1), ...Diagnosis })).optional(),
  }),
  z.strictObject({ choices: z.array(ChoiceOption).min(2), language: OfferedLanguage }),
]);
const Cloze = z.strictObject({
  kind: z.literal('cloze'),
  /** Text with `{#name}` where each blank stands. */
  text: Text,
  /** Language of the text, and of blanks that name none. */
  language: OfferedLanguage,
  blanks: z.record(Id, Blank),
});

/**
 * Everything one question can ask for, by kind. What is added to a kind is optional and has no default: published packs
 * are kept as they were read, and the version of one that does not use it stays.
 */
export const Ask = z.discriminatedUnion('kind', [
  Choice,
  Multiple,
  TrueFalse,
  NumberQuestion,
  TextQuestion,
  ExpressionQuestion,
  Order,
  Match,
  Cloze,
]);
/** What a question asks for, read: defaults filled in. */
export type Ask = z.infer<typeof Ask>;

/** A skill an item exercises; weights share the credit of one answer and sum to anything positive. */
const SkillUse = z.union([
  Id.transform((skill) => ({ skill, weight: 1 })),
  z.strictObject({ skill: Id, weight: z.number().positive().max(10).default(1) }),
]);

/** One hint in one of its forms; each of the forms tells as much as the others. */
const HintForm = z.strictObject({ form: z.enum(['rule', 'question', 'example', 'picture']), text: Text });
/** One hint: a text, or several forms of which a learner is shown one. */
export const Hint = z.union([Text, z.array(HintForm).min(2).max(4)]);
/** A hint, read. */
export type Hint = z.infer<typeof Hint>;

/** What a question shows before, between and after tries. Hints go from a nudge to a worked step. */
const Help = {
  prompt: Text,
  hints: z.array(Hint).max(6).default([]),
  explanation: Text.optional(),
};

/** One step of a multi-step problem: a question with skills, hints and an explanation of its own. */
export const Step = z.strictObject({ ...Help, skills: z.array(SkillUse).min(1).max(5), ask: Ask });
/** One question, read. */
export type Step = z.infer<typeof Step>;

const Parameter = z.union([
  /** Whole numbers from the first to the second, both included, in steps of the third (1). */
  z.strictObject({
    integer: z.union([z.tuple([z.int(), z.int()]), z.tuple([z.int(), z.int(), z.int().positive()])]),
  }),
  z.strictObject({
    choose: z.array(z.union([z.number(), Text])).min(1),
    /** Language of the texts to choose from, where it is not that of the question. */
    language: LanguageTag.optional(),
  }),
]);

/** One exercise of a pack: a single question (`ask`) or a problem in steps (`steps`), fixed or a template. */
export const Item = z
  .strictObject({
    id: Id,
    /** Skills of a single question; of a problem in steps they are taken from its steps. */
    skills: z.array(SkillUse).max(5).default([]),
    /** Author's guess of how hard it is, in logits: −3 very easy, 0 middling for its skill, +3 very hard. */
    difficulty: z.number().min(-3).max(3).default(0),
    parameters: z.record(z.string().regex(/^[a-zA-Z][a-zA-Z0-9]*$/), Parameter).default({}),
    /** Conditions that drawn parameters must meet. */
    constraints: z.array(Expression).default([]),
    /** Values computed from the parameters, in this order. */
    let: z.record(z.string().regex(/^[a-zA-Z][a-zA-Z0-9]*$/), Expression).default({}),
    /**
     * `each: facts` makes one item per fact of these skills. The fact's `values` are then parameters of the same name,
     * and `others` names how many sibling facts' values are drawn as `other1_<value>`, `other2_<value>` …
     */
    each: z.literal('facts').optional(),
    others: z.int().min(0).max(6).default(0),
    prompt: Text.optional(),
    hints: z.array(Hint).max(6).default([]),
    explanation: Text.optional(),
    ask: Ask.optional(),
    steps: z.array(Step).min(2).max(8).optional(),
  })
  .refine((item) => (item.ask === undefined) !== (item.steps === undefined), 'give either ask or steps')
  .refine((item) => item.steps !== undefined || item.skills.length > 0, 'give at least one skill')
  .refine((item) => item.steps !== undefined || item.prompt !== undefined, 'give a prompt');
/** An exercise, read. */
export type Item = z.infer<typeof Item>;
