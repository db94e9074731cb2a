import type { ToolUrls } from '../toolUrls.ts';

/** Fields of the form for what an administrator brings back from an LMS. */
type BackField = 'issuer' | 'clientId' | 'deploymentId' | 'authUrl' | 'tokenUrl' | 'jwksUrl' | 'audience';

/** What is typed by hand into one LMS, and what comes back. The words of the fields are in the catalogues, by these names. */
export interface SetupFields {
  /** Each field of the LMS with the address that goes into it, in the order of its own form. */
  readonly values: readonly (readonly [field: string, url: keyof ToolUrls])[];
  /** What the tool cannot know by itself. */
  readonly back: readonly BackField[];
  /** The issuer where it is the same for every school. */
  readonly issuer?: string;
}

/** Any LMS that speaks LTI 1.3. */
export const STANDARD_SETUP: SetupFields = {
  values: [
    ['register', 'register'],
    ['target', 'launch'],
    ['login', 'login'],
    ['redirect', 'launch'],
    ['keyset', 'jwks'],
    ['domain', 'domain'],
  ],
  back: ['issuer', 'clientId', 'deploymentId', 'authUrl', 'tokenUrl', 'jwksUrl'],
};
