import type { Family } from '../registration.ts';
import { blackboard } from './blackboard.ts';
import { brightspace } from './brightspace.ts';
import { canvas } from './canvas.ts';
import { generic } from './generic.ts';
import { moodle } from './moodle.ts';
import type { Platform } from './platform.ts';
import { sakai } from './sakai.ts';

const PLATFORMS: Readonly<Record<Family, Platform>> = {
  canvas,
  moodle,
  brightspace,
  blackboard,
  sakai,
  generic,
};

/** What is special to a family. */
export function platformOf(family: Family): Platform {
  return PLATFORMS[family];
}

/** The family an issuer can only be, or `generic`. */
export function familyOfIssuer(issuer: string): Family {
  return Object.values(PLATFORMS).find((platform) => platform.recognises(issuer))?.family ?? 'generic';
}

/** The family of an LMS that names its issuer and its product; the issuer decides where it can be only one. */
export function familyOf(issuer: string, productCode: string): Family {
  const byIssuer = familyOfIssuer(issuer);
  if (byIssuer !== 'generic') return byIssuer;
  const code = productCode.toLowerCase();
  const named = Object.values(PLATFORMS).find(({ registration }) => registration.productCodes.includes(code));
  return named?.family ?? 'generic';
}

/** All families, for the command line's help. */
export const FAMILIES: readonly Family[] = Object.values(PLATFORMS).map(({ family }) => family);
