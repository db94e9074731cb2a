/** An xAPI 2.0 statement as Trellis makes it (IEEE 9274.1.1); actors are always accounts. */

export type LanguageMap = Readonly<Record<string, string>>;

export interface Agent {
  readonly objectType: 'Agent';
  readonly account: { readonly homePage: string; readonly name: string };
}

/** One option, entry or side of an interaction. */
export interface Component {
  readonly id: string;
  readonly description: LanguageMap;
}

export interface Definition {
  readonly type?: string;
  readonly name?: LanguageMap;
  readonly description?: LanguageMap;
  readonly interactionType?: string;
  readonly correctResponsesPattern?: readonly string[];
  readonly choices?: readonly Component[];
  readonly source?: readonly Component[];
  readonly target?: readonly Component[];
}

export interface ActivityRef {
  readonly objectType?: 'Activity';
  readonly id: string;
  readonly definition?: Definition;
}

export interface StatementRef {
  readonly objectType: 'StatementRef';
  readonly id: string;
}

export interface StatementResult {
  readonly success?: boolean;
  readonly completion?: boolean;
  readonly response?: string;
  readonly duration?: string;
  readonly score?: {
    readonly scaled: number;
    readonly raw?: number;
    readonly min?: number;
    readonly max?: number;
  };
  readonly extensions?: Readonly<Record<string, unknown>>;
}

export interface StatementContext {
  readonly registration: string;
  readonly platform?: string;
  readonly revision?: string;
  readonly language?: string;
  readonly statement?: StatementRef;
  readonly contextActivities: {
    readonly parent?: readonly ActivityRef[];
    readonly grouping?: readonly ActivityRef[];
    readonly category?: readonly ActivityRef[];
  };
  readonly extensions?: Readonly<Record<string, unknown>>;
}

export interface Statement {
  readonly id: string;
  readonly version: '2.0.0';
  readonly actor: Agent;
  readonly verb: { readonly id: string; readonly display: LanguageMap };
  readonly object: ActivityRef | Agent;
  readonly result?: StatementResult;
  readonly context: StatementContext;
  /** RFC 3339, UTC, milliseconds. */
  readonly timestamp: string;
}
