import { TrellisError } from '../../errors.ts';
import { type Params, single } from '../params.ts';

const TOKEN_LENGTH = 250_000;
const TEXT_LENGTH = 4096;

/** Rows 1 and 2: what a platform posts to the redirect_uri. `error` wins over a token sent with it. */
interface LaunchForm {
  readonly state: string | null;
  readonly idToken: string | null;
  /** The platform's error code, shortened to what is safe to show; null when there is none. */
  readonly error: string | null;
}

/** Reads the posted form; unknown fields (Canvas adds two of its own) are ignored. Error: `bad_request`. */
export function readForm(form: Params): LaunchForm {
  const error = single(form, 'error', TEXT_LENGTH);
  return {
    state: single(form, 'state', TEXT_LENGTH) || null,
    idToken: single(form, 'id_token', TOKEN_LENGTH) || null,
    error: error === null ? null : /^[a-z_]{1,64}$/.test(error) ? error : 'other',
  };
}

/** Row 2: the platform itself said no. The state is consumed first, so that nothing can be made of it later. */
export async function refusePlatformError(
  form: LaunchForm,
  take: (state: string) => Promise<unknown>,
): Promise<void> {
  if (form.error === null) return;
  if (form.state !== null) await take(form.state);
  throw new TrellisError('platform_error', '', { params: { error: form.error } });
}
