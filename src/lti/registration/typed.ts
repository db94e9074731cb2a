import { TrellisError } from '../../errors.ts';
import { newRegistration, type RegistrationInput } from '../newRegistration.ts';
import type { Registration } from '../registration.ts';
import { checkRegistrationCode } from './code.ts';
import { type KeepDeps, type Kept, keepRegistration } from './keep.ts';
import { checkRoom } from './room.ts';

interface TypedDeps extends KeepDeps {
  newId(): string;
}

/** What an administrator copies from their LMS into the form. */
interface TypedRegistration extends RegistrationInput {
  readonly deploymentId: string | null;
  readonly code: string | null;
}

/**
 * Keeps a registration that an administrator typed by hand. Nothing is fetched, and nothing proves it: without a code it
 * waits. Errors: `registration_incomplete` (its params name the fields), `registration_code_invalid`,
 * `registration_suspended`, `registration_queue_full`.
 */
export async function typedRegistration(typed: TypedRegistration, deps: TypedDeps): Promise<Kept> {
  const { deploymentId, code, ...input } = typed;
  const now = deps.now();
  const made = complete(input, { id: deps.newId(), now });
  const codeHash = code === null ? null : await checkRegistrationCode(deps.codes, code, now);
  // A known pair takes no new place in the queue.
  const isThis = (one: Registration) => one.issuer === made.issuer && one.clientId === made.clientId;
  if (codeHash === null) await checkRoom('form', deps.platforms, isThis);
  const source = { by: 'form', host: new URL(made.issuer).host, at: now } as const;
  return keepRegistration({ ...made, source }, { deploymentId, codeHash }, deps);
}

function complete(input: RegistrationInput, made: { id: string; now: number }) {
  try {
    return newRegistration(input, made);
  } catch (cause) {
    if (!(cause instanceof TrellisError)) throw cause;
    throw new TrellisError('registration_incomplete', cause.detail, { cause, params: cause.params });
  }
}
