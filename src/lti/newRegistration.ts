import { z } from 'zod';
import { TrellisError } from '../errors.ts';
import { isSafeScheme } from './loopback.ts';
import { pinnableOrigin } from './origins.ts';
import { familyOfIssuer, platformOf } from './platforms/platformOf.ts';
import type { Family, Registration } from './registration.ts';

/** What an administrator gives; an address left out is filled in where the family of the LMS is enough to know it. */
export interface RegistrationInput {
  readonly issuer: string;
  readonly clientId: string;
  readonly family?: Family | undefined;
  readonly authUrl?: string | undefined;
  readonly tokenUrl?: string | undefined;
  readonly jwksUrl?: string | undefined;
  readonly audience?: string | undefined;
  readonly origins?: readonly string[] | undefined;
}

const safeUrl = z.string().refine((url) => URL.canParse(url) && isSafeScheme(new URL(url)), 'must be https');
const origin = z.string().transform((text, context) => {
  const pinned = pinnableOrigin(text);
  if (pinned === null) context.addIssue('no origin');
  return pinned ?? text;
});

const registrationSchema = z.object({
  issuer: z.string().min(1).max(2048),
  clientId: z.string().min(1).max(255),
  authUrl: safeUrl,
  tokenUrl: safeUrl,
  jwksUrl: safeUrl,
  origins: z.array(origin).min(1),
});

/**
 * Builds an active registration from an administrator's input and the defaults of the LMS. An issuer is taken as it
 * is typed: platforms compare it character by character. `bad_request` names every field that is missing or wrong.
 */
export function newRegistration(
  input: RegistrationInput,
  { id, now }: { readonly id: string; readonly now: number },
): Registration {
  const family = input.family ?? familyOfIssuer(input.issuer);
  const platform = platformOf(family);
  if (!URL.canParse(input.issuer)) throw refused(['issuer']);
  const defaults = platform.registrationDefaults(input.issuer, input.clientId);
  const authUrl = input.authUrl ?? defaults.authUrl;
  const { success, data, error } = registrationSchema.safeParse({
    ...defaults,
    ...present(input),
    origins: input.origins ?? platform.defaultOrigins(input.issuer, authUrl ?? ''),
  });
  if (!success) throw refused(error.issues.map((issue) => issue.path.join('.')));
  return {
    ...data,
    id,
    family,
    audience: input.audience ?? defaults.audience ?? null,
    algorithms: ['RS256'],
    deploymentPolicy: defaults.deploymentPolicy,
    tenantBy: defaults.tenantBy,
    status: 'active',
    createdAt: now,
  };
}

function present(input: RegistrationInput): Partial<RegistrationInput> {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
}

function refused(fields: readonly string[]): TrellisError {
  const names = [...new Set(fields)].join(', ');
  return new TrellisError('bad_request', `missing or wrong: ${names}`, { params: { fields: names } });
}
