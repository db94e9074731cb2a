import { FAMILIES, platformOf } from '../platforms/platformOf.ts';
import type { SetupFields } from '../platforms/setupFields.ts';
import type { Family } from '../registration.ts';
import { toolUrls } from '../toolUrls.ts';

/** What an administrator types into one LMS, with the values, and what they bring back. */
export interface SetupGuide {
  readonly family: Family;
  readonly values: readonly { readonly id: string; readonly value: string }[];
  readonly back: SetupFields['back'];
  /** Empty where every school has its own. */
  readonly issuer: string;
}

/** The guide of every family, for a tool at this public address. */
export function setupGuides(publicUrl: string): readonly SetupGuide[] {
  const urls = toolUrls(publicUrl);
  return FAMILIES.map((family) => {
    const { values, back, issuer = '' } = platformOf(family).setup;
    return { family, values: values.map(([id, url]) => ({ id, value: urls[url] })), back, issuer };
  });
}
