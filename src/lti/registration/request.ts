import { TrellisError } from '../../errors.ts';
import { isSafeScheme } from '../loopback.ts';
import { type Params, single } from '../params.ts';

const URL_LENGTH = 2048;
/** Registration tokens of Moodle and Canvas are JWTs of some hundred characters. */
const TOKEN_LENGTH = 8192;

/** What an LMS says when its administrator begins a registration (LTI dynamic registration 1.0, 3.2). */
export interface RegistrationRequest {
  readonly configurationUrl: string;
  readonly token: string | null;
}

/**
 * Reads the query of the registration address. Nothing is fetched. `registration_request_invalid` unless the address of
 * the configuration is https (or http on this very machine, for a platform under trial) without user information.
 */
export function readRegistrationRequest(params: Params): RegistrationRequest {
  const written = single(params, 'openid_configuration', URL_LENGTH)?.trim();
  const token = single(params, 'registration_token', TOKEN_LENGTH);
  const url = written && URL.canParse(written) ? new URL(written) : null;
  if (!url || !isSafeScheme(url) || url.username || url.password || url.hash)
    throw new TrellisError('registration_request_invalid', url ? url.host : 'no address');
  return { configurationUrl: url.href, token: token || null };
}
