import type { LrsAgent, LrsGroup } from './agent.ts';
import type { Conditions } from './facets.ts';
import { FORMATS, type Format } from './format.ts';
import { parseJson } from './json.ts';
import { invalid } from './refusal.ts';
import { isIri, isUuid } from './schema/formats.ts';
import { checkAgent } from './schema/statement.ts';
import { type Micros, momentOf } from './time.ts';
import type { XapiVersion } from './version.ts';

/** Parameters of a request, each at most once. */
export type Parameters = Readonly<Record<string, string>>;

/** Most statements of one answer. */
export const MOST_STATEMENTS = 500;

/** What a list is asked for. */
export interface ListQuery extends Conditions {
  /** Exclusive. */
  readonly since?: Micros;
  /** Inclusive. */
  readonly until?: Micros;
  readonly ascending: boolean;
  readonly limit: number;
}

/** How what is found is written. */
export interface Wished {
  readonly format: Format;
  readonly attachments: boolean;
}

export type StatementsAsked = Wished &
  (
    | { readonly kind: 'one'; readonly id: string; readonly voided: boolean }
    | { readonly kind: 'list'; readonly query: ListQuery }
  );

/** Refuses a parameter that the resource does not have; names count with their case. @throws XapiRefusal */
export function onlyParameters(parameters: Parameters, known: readonly string[]): void {
  for (const name of Object.keys(parameters))
    if (!known.includes(name))
      throw invalid(name.slice(0, 60), 'parameter.unknown', 'is no parameter of this resource');
}

/** Agent of a parameter, as JSON. @throws XapiRefusal */
export function agentParameter(
  parameters: Parameters,
  version: XapiVersion,
): LrsAgent | LrsGroup | undefined {
  const { agent } = parameters;
  if (agent === undefined) return undefined;
  const value = parseJson(agent);
  const [problem] = checkAgent(value, version);
  if (problem) throw invalid(problem.path, problem.rule, problem.says);
  return value as LrsAgent | LrsGroup;
}

function formed(
  parameters: Parameters,
  name: string,
  test: (value: string) => boolean,
  says: string,
): string | undefined {
  const value = parameters[name];
  if (value !== undefined && !test(value)) throw invalid(name, 'parameter.form', says);
  return value;
}

/** @throws XapiRefusal when there is one and it is no IRI */
export function iriParameter(parameters: Parameters, name: string): string | undefined {
  return formed(parameters, name, isIri, 'must be an IRI');
}

/** In small letters. @throws XapiRefusal when there is one and it is no UUID */
export function uuidParameter(parameters: Parameters, name: string): string | undefined {
  return formed(parameters, name, isUuid, 'must be a UUID')?.toLowerCase();
}

/** @throws XapiRefusal when there is one and it is no moment */
export function momentParameter(parameters: Parameters, name: string): Micros | undefined {
  const value = parameters[name];
  if (value === undefined) return undefined;
  // A plus sign that was not encoded arrives as a space.
  const moment = momentOf(value.replace(/ (?=\d\d(:?\d\d)?$)/, '+'));
  if (moment === null) throw invalid(name, 'parameter.form', 'must be a moment');
  return moment;
}

function flag(parameters: Parameters, name: string): boolean {
  return (
    formed(parameters, name, (value) => /^(true|false)$/.test(value), 'must be true or false') === 'true'
  );
}

function wishedOf(parameters: Parameters): Wished {
  const format = FORMATS.find((one) => one === (parameters.format ?? 'exact'));
  if (!format) throw invalid('format', 'parameter.form', `must be one of ${FORMATS.join(', ')}`);
  return { format, attachments: flag(parameters, 'attachments') };
}

function limitOf(parameters: Parameters): number {
  const text = formed(parameters, 'limit', (value) => /^\d{1,9}$/.test(value), 'must be a whole number');
  const limit = Number(text ?? 0);
  return limit === 0 ? MOST_STATEMENTS : Math.min(limit, MOST_STATEMENTS);
}

/** Leaves out what is not set. */
function set<T extends object>(fields: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

function listOf(parameters: Parameters, version: XapiVersion): ListQuery {
  return set<ListQuery>({
    agent: agentParameter(parameters, version),
    verb: iriParameter(parameters, 'verb'),
    activity: iriParameter(parameters, 'activity'),
    registration: uuidParameter(parameters, 'registration'),
    relatedAgents: flag(parameters, 'related_agents'),
    relatedActivities: flag(parameters, 'related_activities'),
    authority: undefined,
    own: undefined,
    since: momentParameter(parameters, 'since'),
    until: momentParameter(parameters, 'until'),
    ascending: flag(parameters, 'ascending'),
    limit: limitOf(parameters),
  });
}

const OF_ONE = ['statementId', 'voidedStatementId', 'format', 'attachments'];
const OF_LIST = [
  ...['agent', 'verb', 'activity', 'registration', 'related_activities', 'related_agents'],
  ...['since', 'until', 'limit', 'format', 'attachments', 'ascending'],
];

/** What GET statements is asked for (IEEE 9274.1.1, 4.1.6.1). @throws XapiRefusal */
export function readStatementsQuery(parameters: Parameters, version: XapiVersion): StatementsAsked {
  const { statementId, voidedStatementId } = parameters;
  if (statementId !== undefined && voidedStatementId !== undefined)
    throw invalid('voidedStatementId', 'parameter.both', 'must not come with statementId');
  const name = statementId === undefined ? 'voidedStatementId' : 'statementId';
  const id = uuidParameter(parameters, name);
  if (id === undefined) {
    onlyParameters(parameters, OF_LIST);
    return { kind: 'list', query: listOf(parameters, version), ...wishedOf(parameters) };
  }
  onlyParameters(parameters, OF_ONE);
  return { kind: 'one', id, voided: name === 'voidedStatementId', ...wishedOf(parameters) };
}
