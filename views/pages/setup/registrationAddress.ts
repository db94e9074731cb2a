import type { SetupGuide } from '../../../src/api/registration.ts';

/** Id of the value by which an LMS registers the tool by itself. */
export const ADDRESS = 'register';

/** That address, the same for every LMS that has one. */
export function registrationAddress(guides: readonly SetupGuide[]): string {
  return guides.flatMap(({ values }) => values).find(({ id }) => id === ADDRESS)?.value ?? '';
}
