import { type RegistrationQuirks, STANDARD_REGISTRATION } from './registrationQuirks.ts';

/**
 * Registration in Moodle (`mod/lti/openid-registration.php`, since 3.10). What differs from the standard beyond these
 * data is read everywhere without harm: bare names in `messages_supported` (before 4.5), the deployment id inside the tool
 * configuration, an answer of 200 instead of 201, errors as plain text.
 */
export const MOODLE_REGISTRATION: RegistrationQuirks = {
  ...STANDARD_REGISTRATION,
  productCodes: ['moodle'],
  /** Moodle has one place to add content and reads no placement. */
  placements: [],
  /** A precedence slip in its code claims write access to line items even where reading alone was granted. */
  tellsScopes: false,
};
