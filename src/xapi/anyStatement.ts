import type { LrsAgent, LrsGroup } from './agent.ts';
import type { Json } from './json.ts';
import type { LanguageMap } from './statement.ts';

/** Statements of any sender, once they have passed `schema/statement.ts`. `statement.ts` has those the tool itself makes. */

export interface InteractionComponent {
  readonly id: string;
  readonly description?: LanguageMap;
}

/** What an activity is, with what interactions add to it. */
export interface ActivityDefinition {
  readonly name?: LanguageMap;
  readonly description?: LanguageMap;
  readonly type?: string;
  readonly moreInfo?: string;
  readonly interactionType?: string;
  readonly correctResponsesPattern?: readonly string[];
  readonly choices?: readonly InteractionComponent[];
  readonly scale?: readonly InteractionComponent[];
  readonly source?: readonly InteractionComponent[];
  readonly target?: readonly InteractionComponent[];
  readonly steps?: readonly InteractionComponent[];
  readonly extensions?: Readonly<Record<string, Json>>;
}

/** An activity by its id. */
export interface AnyActivity {
  readonly objectType?: 'Activity';
  readonly id: string;
  readonly definition?: ActivityDefinition;
}

/** Another statement by its id, which need not be stored here. */
export interface AnyStatementRef {
  readonly objectType: 'StatementRef';
  readonly id: string;
}

/** Whoever does something, or has something done to them. */
export type AnyActor = LrsAgent | LrsGroup;

/** Activities that belong to what was done. A single one is kept as a list of one. */
export interface ContextActivities {
  readonly parent?: readonly AnyActivity[];
  readonly grouping?: readonly AnyActivity[];
  readonly category?: readonly AnyActivity[];
  readonly other?: readonly AnyActivity[];
}

/** The circumstances. `contextAgents` and `contextGroups` are of 2.0 alone. */
export interface AnyContext {
  readonly registration?: string;
  readonly instructor?: AnyActor;
  readonly team?: LrsGroup;
  readonly contextActivities?: ContextActivities;
  readonly contextAgents?: readonly {
    readonly objectType: 'contextAgent';
    readonly agent: LrsAgent;
    readonly relevantTypes?: readonly string[];
  }[];
  readonly contextGroups?: readonly {
    readonly objectType: 'contextGroup';
    readonly group: LrsGroup;
    readonly relevantTypes?: readonly string[];
  }[];
  readonly revision?: string;
  readonly platform?: string;
  readonly language?: string;
  readonly statement?: AnyStatementRef;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** What came of it; `scaled` from -1 to 1, `duration` as ISO 8601 writes it. */
export interface AnyResult {
  readonly score?: {
    readonly scaled?: number;
    readonly raw?: number;
    readonly min?: number;
    readonly max?: number;
  };
  readonly success?: boolean;
  readonly completion?: boolean;
  readonly response?: string;
  readonly duration?: string;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** Bytes that belong to a statement, by their hash; `length` in bytes. */
export interface AnyAttachment {
  readonly usageType: string;
  readonly display: LanguageMap;
  readonly description?: LanguageMap;
  readonly contentType: string;
  readonly length: number;
  /** Hexadecimal. */
  readonly sha2: string;
  readonly fileUrl?: string;
}

/** What a statement and a statement within a statement have in common. */
interface Said {
  readonly actor: AnyActor;
  readonly verb: { readonly id: string; readonly display?: LanguageMap };
  readonly result?: AnyResult;
  readonly context?: AnyContext;
  readonly timestamp?: string;
  readonly attachments?: readonly AnyAttachment[];
}

/** A statement within a statement, which says nothing of having happened. It holds no other one. */
export interface SubStatement extends Said {
  readonly objectType: 'SubStatement';
  readonly object: Exclude<AnyObject, SubStatement>;
}

/** What was acted on. */
export type AnyObject = AnyActivity | AnyActor | AnyStatementRef | SubStatement;

/** A statement ready to be stored: it has an id in small letters, a version and somebody who vouches for it. */
export interface AnyStatement extends Said {
  readonly id: string;
  readonly object: AnyObject;
  readonly authority?: AnyActor;
  readonly version: string;
}

/** A statement as it is read: `stored` is set, and `timestamp` with it where the sender gave none. */
export interface StoredStatement extends AnyStatement {
  readonly timestamp: string;
  readonly stored: string;
}

/** Whether the object is named by the id of a statement. */
export function isRef(object: AnyObject): object is AnyStatementRef {
  return object.objectType === 'StatementRef';
}

/** Whether the object is an activity, as it is where it does not say what it is. */
export function isActivity(object: AnyObject): object is AnyActivity {
  return object.objectType === undefined || object.objectType === 'Activity';
}

/** Whether the object is a statement within the statement. */
export function isSubStatement(object: AnyObject): object is SubStatement {
  return object.objectType === 'SubStatement';
}

/** Whether the object is somebody. */
export function isActor(object: AnyObject): object is AnyActor {
  return object.objectType === 'Agent' || object.objectType === 'Group';
}
