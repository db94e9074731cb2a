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

/** All families, for the command line's help. */
export const FAMILIES: readonly Family[] = Object.values(PLATFORMS).map(({ family }) => family);
