import type { SetupField, SetupGuide, SetupRequest } from '../../../src/api/registration.ts';
import type { Problem } from '../../runtime/api.ts';

/** Fields in the order in which LMSs show them. */
export const FIELDS: readonly SetupField[] = [
  'issuer',
  'clientId',
  'deploymentId',
  'authUrl',
  'tokenUrl',
  'jwksUrl',
  'audience',
];

export const EMPTY: SetupRequest = {
  family: '',
  issuer: '',
  clientId: '',
  deploymentId: '',
  authUrl: '',
  tokenUrl: '',
  jwksUrl: '',
  audience: '',
  code: '',
};

/** Another LMS is chosen: an issuer that is the same for every school is filled in, and taken out with it. */
export function withFamily(draft: SetupRequest, guides: readonly SetupGuide[], family: string): SetupRequest {
  const issuerOf = (name: string) => guides.find(({ family: each }) => each === name)?.issuer ?? '';
  const own = draft.issuer !== '' && draft.issuer !== issuerOf(draft.family);
  return { ...draft, family, issuer: own ? draft.issuer : issuerOf(family) };
}

/** Whether a field holds a web address. */
export function isAddress(name: SetupField | 'code'): boolean {
  return name === 'issuer' || name.endsWith('Url');
}

/** Fields the server found missing or wrong. */
export function faultyFields(problem: Problem | null): readonly string[] {
  if (problem?.code === 'registration_code_invalid') return ['code'];
  if (problem?.code !== 'registration_incomplete') return [];
  return String(problem.params.fields ?? '').split(', ');
}
