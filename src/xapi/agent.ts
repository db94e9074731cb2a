/** Agents and groups as anybody may name them (IEEE 9274.1.1, 4.2.2); `statement.ts` has those that the tool itself names. */

/** Exactly one of these identifies somebody. */
export interface Identifier {
  readonly mbox?: string;
  readonly mbox_sha1sum?: string;
  readonly openid?: string;
  readonly account?: { readonly homePage: string; readonly name: string };
}

/** Somebody, by exactly one identifier. */
export interface LrsAgent extends Identifier {
  readonly objectType?: 'Agent';
  readonly name?: string;
}

/** Identified like an agent, or anonymous and then with members. */
export interface LrsGroup extends Identifier {
  readonly objectType: 'Group';
  readonly name?: string;
  readonly member?: readonly LrsAgent[];
}
