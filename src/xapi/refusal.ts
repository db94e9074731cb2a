import { TrellisError } from '../errors.ts';

/** One rule that something sent to the record store breaks. */
export interface Problem {
  /** The property: `context.contextActivities.parent[0].id`; in a batch it begins with the statement: `[3].verb.id`. */
  readonly path: string;
  /** Short name of the rule. */
  readonly rule: string;
  /** The rule as a sentence for whoever wrote the sender. */
  readonly says: string;
}

type RefusalCode =
  | 'xapi_invalid'
  | 'xapi_credential_invalid'
  | 'xapi_conflict'
  | 'xapi_precondition_failed'
  | 'forbidden'
  | 'not_found'
  | 'body_too_large'
  | 'too_many_requests'
  | 'method_not_allowed';

/** A request that the record store refuses, with what a developer needs to mend it. Nothing was stored. */
export class XapiRefusal extends TrellisError {
  readonly problems: readonly Problem[];
  readonly says: string;

  constructor(code: RefusalCode, says: string, problems: readonly Problem[] = []) {
    // The path may hold what somebody wrote (an extension's key), so the log gets the rules alone.
    super(code, [...new Set(problems.map(({ rule }) => rule))].join(', '));
    this.says = says;
    this.problems = problems;
  }
}

/** A refusal for one property or parameter. */
export function invalid(path: string, rule: string, says: string): XapiRefusal {
  return new XapiRefusal('xapi_invalid', `${path}: ${says}`, [{ path, rule, says }]);
}
