/** Services of a platform as people know them, by the last part of the OAuth scope. Two scopes may be one service. */
const SERVICES: Readonly<Record<string, string>> = {
  lineitem: 'columns',
  'lineitem.readonly': 'columns',
  'result.readonly': 'results',
  score: 'scores',
  'contextmembership.readonly': 'members',
};

/** Name of the service a scope belongs to; the scope itself where it is none that is known. */
export function serviceOf(scope: string): string {
  return SERVICES[scope.split('/').at(-1) ?? ''] ?? scope;
}
