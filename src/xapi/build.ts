import { v5 as uuidv5 } from 'uuid';
import type { ActivityRef, Agent, Definition, Statement, StatementResult } from './statement.ts';
import {
  type AskedItem,
  activityIri,
  courseIri,
  itemIri,
  profileIri,
  questionIri,
  sittingIri,
  skillIri,
  TYPES,
} from './vocabulary/iris.ts';
import type { Verb } from './vocabulary/verbs.ts';

/** Whom and what a group of statements is about. */
export interface StatementFrame {
  /** Public origin of the tool. */
  readonly base: string;
  /** Namespace of its statements' ids. */
  readonly namespace: string;
  readonly event: string;
  /** The learner as statements name them. */
  readonly account: Account;
  readonly activity: string;
  readonly activityTitle: string;
  readonly course: string;
  readonly sitting: string;
  readonly link: string;
  readonly pack: string;
  readonly skills: readonly string[];
  readonly at: number;
  readonly language: string;
}

/** Namespace of registrations: one per learner and link, the same in every sitting. */
const REGISTRATIONS = '8f1c2d3e-4a5b-5c6d-8e7f-0a1b2c3d4e5f';

/**
 * Id of the statement of this kind that an event implies (UUIDv5): the same again, so that sending again is harmless.
 * @param namespace of this tool alone: nobody else can make the id first and keep the statement out
 */
export function statementId(namespace: string, event: string, kind: string): string {
  return uuidv5(`${event}/${kind}`, namespace);
}

/** Registration of a learner at a link. It is made of the name in statements alone: it tells no more than they do. */
export function registrationOf(link: string, { issuer, name }: Account): string {
  return uuidv5(JSON.stringify([link, issuer, name]), REGISTRATIONS);
}

/** Somebody as statements name them: the platform's issuer, and its id of the person or a pseudonym. */
export interface Account {
  readonly issuer: string;
  readonly name: string;
}

/** A person as a statement's actor or object: the learner of a frame, or somebody else. */
export function agent({ issuer, name }: Account): Agent {
  return { objectType: 'Agent', account: { homePage: issuer, name } };
}

/** The activity as a statement's object. */
export function lesson(frame: StatementFrame): ActivityRef {
  return {
    objectType: 'Activity',
    id: activityIri(frame.base, frame.activity),
    definition: { type: TYPES.lesson, name: { [frame.language]: frame.activityTitle } },
  };
}

/** A skill as a statement's object. */
export function objective(frame: StatementFrame, skill: string, title: string): ActivityRef {
  return {
    objectType: 'Activity',
    id: skillIri(frame.base, frame.pack, skill),
    definition: { type: TYPES.objective, name: { [frame.language]: title } },
  };
}

/** A question as a statement's object. */
export function interaction(frame: StatementFrame, asked: AskedItem, definition: Definition): ActivityRef {
  return { objectType: 'Activity', id: questionIri(frame.base, asked), definition };
}

/** What one statement says beside its frame. */
export interface Said {
  readonly kind: string;
  readonly verb: Verb;
  readonly object: ActivityRef | Agent;
  /** Whose doing it was, where not the learner's. */
  readonly by?: Account;
  readonly result?: StatementResult;
  /** Item that the question is a draw of; its version is the revision. */
  readonly asked?: AskedItem;
  /** Id of the statement that caused this one. */
  readonly because?: string;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** One statement of an event. Parent is the activity, grouping the course, the sitting, the item and the skills, category our profile. */
export function buildStatement(frame: StatementFrame, said: Said): Statement {
  const unit = activityIri(frame.base, frame.activity);
  const about = 'id' in said.object ? said.object.id : null;
  const grouping = [
    { id: courseIri(frame.base, frame.course) },
    { id: sittingIri(frame.base, frame.sitting) },
    ...(said.asked
      ? [{ id: itemIri(frame.base, said.asked.pack, said.asked.item, said.asked.version) }]
      : []),
    ...frame.skills.map((skill) => ({ id: skillIri(frame.base, frame.pack, skill) })),
  ];
  return {
    id: statementId(frame.namespace, frame.event, said.kind),
    version: '2.0.0',
    actor: agent(said.by ?? frame.account),
    verb: { id: said.verb.id, display: said.verb.display },
    object: said.object,
    ...(said.result ? { result: said.result } : {}),
    context: {
      registration: registrationOf(frame.link, frame.account),
      // Platform and revision are for statements about activities alone (xAPI 2.0, context).
      ...(about === null ? {} : { platform: 'Trellis' }),
      language: frame.language,
      ...(said.asked ? { revision: said.asked.version } : {}),
      ...(said.because ? { statement: { objectType: 'StatementRef' as const, id: said.because } } : {}),
      contextActivities: {
        ...(about === unit ? {} : { parent: [{ id: unit }] }),
        grouping,
        category: [{ id: profileIri(frame.base) }],
      },
      ...(said.extensions ? { extensions: said.extensions } : {}),
    },
    timestamp: new Date(frame.at).toISOString(),
  };
}
