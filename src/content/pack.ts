import { z } from 'zod';
import { Item } from './question.ts';
import { LanguageTag, Text } from './text.ts';

const Id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'lower-case letters, digits and hyphens');

/** One way to explain a skill; "explain differently" goes on to the next one. */
export const Explanation = z.strictObject({
  form: z.enum(['worked-example', 'picture', 'analogy', 'rule']),
  text: Text,
});

/** One thing that can be learned and measured. */
export const Skill = z.strictObject({
  id: Id,
  title: Text,
  description: Text,
  /** Skills to be proficient in first. */
  requires: z.array(Id).default([]),
  /** Groups skills on maps and in pickers. */
  group: Text.optional(),
  /** Standards this skill is part of, by CASE identifier. */
  standards: z
    .array(
      z.strictObject({
        framework: z.string().min(1),
        code: z.string().min(1),
        caseId: z.uuid().optional(),
        uri: z.url().optional(),
      }),
    )
    .default([]),
  explanations: z.array(Explanation).min(1),
});
/** A skill, read. */
export type Skill = z.infer<typeof Skill>;

/** A word or formula with a memory of its own beside its skill. */
export const Fact = z.strictObject({
  id: Id,
  skill: Id,
  /** How the fact is named on pages. */
  title: Text,
  /** Named texts that `each: facts` items use: `{ es: el perro, en: the dog }`. */
  values: z.record(z.string().regex(/^[a-zA-Z][a-zA-Z0-9]*$/), z.string().min(1).max(200)).default({}),
});
/** A fact, read. */
export type Fact = z.infer<typeof Fact>;

/** A known way of going wrong, and the answer to it. */
export const Misconception = z.strictObject({ id: Id, title: Text, feedback: Text });
/** A misconception, read. */
export type Misconception = z.infer<typeof Misconception>;

/** Version of this schema; a pack written for a newer one is refused with a clear message. */
export const PACK_SCHEMA = 1;

/** A content pack as authors write it: YAML or JSON, in one file or in a folder whose files are merged by list. */
export const Pack = z.strictObject({
  schema: z.literal(PACK_SCHEMA),
  id: Id,
  title: Text,
  description: Text,
  /** Language of plain strings. */
  language: LanguageTag,
  /** Languages every text in `{…}` form must have. */
  languages: z.array(LanguageTag).min(1),
  /** Language of what stands in italics, where the pack keeps them for one: the words of the language being learned. */
  italics: LanguageTag.optional(),
  /** Languages of the facts' values, by their names: `{ es: [es, example], en: [en] }`. */
  valueLanguages: z.record(LanguageTag, z.array(z.string().min(1)).min(1)).optional(),
  licence: z.string().min(1),
  authors: z.array(z.string().min(1)).min(1),
  /** Subject for pickers and for the reader's choice of input tools. */
  subject: z.enum(['mathematics', 'language', 'science', 'other']),
  skills: z.array(Skill).min(1),
  facts: z.array(Fact).default([]),
  misconceptions: z.array(Misconception).default([]),
  items: z.array(Item).min(1),
});
/** A pack, read. */
export type Pack = z.infer<typeof Pack>;

/** A pack that was checked for shape and given its version: a hash of its content, so equal content has equal version. */
export interface PublishedPack {
  readonly version: string;
  readonly pack: Pack;
}
