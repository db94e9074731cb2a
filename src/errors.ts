/**
 * The error catalogue: every failure a person or a program can be told about has one code here.
 * Words for people are in `views/text/<language>.json` under `errors.<code>`; a test keeps both sides complete.
 */

interface Entry {
  /** HTTP status the web layer answers with. */
  readonly status: number;
  /** True when trying the same thing again later may work without anybody changing anything. */
  readonly retry?: true;
}

export const CATALOGUE = {
  // anything
  bad_request: { status: 400 },
  body_too_large: { status: 413 },
  not_found: { status: 404 },
  method_not_allowed: { status: 405 },
  too_many_requests: { status: 429, retry: true },
  internal: { status: 500, retry: true },
  store_unavailable: { status: 503, retry: true },
  // registration
  registration_request_invalid: { status: 400 },
  confirmation_invalid: { status: 400 },
  confirmation_used: { status: 409 },
  registration_code_invalid: { status: 403 },
  configuration_refused: { status: 400 },
  configuration_unreachable: { status: 502, retry: true },
  configuration_invalid: { status: 502 },
  issuer_foreign: { status: 403 },
  registration_token_expired: { status: 403 },
  registration_unanswered: { status: 502 },
  registration_refused: { status: 502 },
  registration_reply_invalid: { status: 502 },
  registration_suspended: { status: 403 },
  registration_queue_full: { status: 503 },
  registration_incomplete: { status: 400 },
  addresses_changed: { status: 409 },
  proposal_waits: { status: 409 },
  // web session
  session_missing: { status: 401 },
  session_expired: { status: 401 },
  forbidden: { status: 403 },
  sign_in_link_invalid: { status: 401 },
  // login
  unknown_issuer: { status: 400 },
  unknown_client: { status: 400 },
  ambiguous_registration: { status: 400 },
  login_hint_missing: { status: 400 },
  target_link_missing: { status: 400 },
  target_link_foreign: { status: 400 },
  target_link_mismatch: { status: 400 },
  // launch
  platform_error: { status: 400 },
  state_missing: { status: 400 },
  state_unknown: { status: 400 },
  state_expired: { status: 400 },
  state_replayed: { status: 400 },
  browser_binding_failed: { status: 401 },
  token_malformed: { status: 401 },
  alg_not_allowed: { status: 401 },
  registration_inactive: { status: 403 },
  registration_pending: { status: 403 },
  kid_missing: { status: 401 },
  kid_unknown: { status: 401 },
  jwks_unavailable: { status: 503, retry: true },
  signature_invalid: { status: 401 },
  iss_mismatch: { status: 401 },
  aud_mismatch: { status: 401 },
  aud_untrusted: { status: 401 },
  azp_missing: { status: 401 },
  azp_mismatch: { status: 401 },
  token_expired: { status: 401 },
  iat_future: { status: 401 },
  iat_too_old: { status: 401 },
  nbf_future: { status: 401 },
  time_claim_invalid: { status: 401 },
  nonce_missing: { status: 401 },
  nonce_mismatch: { status: 401 },
  nonce_replayed: { status: 401 },
  lti_version: { status: 400 },
  unsupported_message_type: { status: 400 },
  deployment_missing: { status: 400 },
  deployment_mismatch: { status: 400 },
  deployment_pending: { status: 403 },
  deployment_disabled: { status: 403 },
  roles_missing: { status: 400 },
  roles_malformed: { status: 400 },
  sub_invalid: { status: 400 },
  anonymous_not_allowed: { status: 403 },
  resource_link_missing: { status: 400 },
  dl_settings_invalid: { status: 400 },
  for_user_missing: { status: 400 },
  line_item_missing: { status: 400 },
  context_invalid: { status: 400 },
  service_url_untrusted: { status: 400 },
  role_not_allowed: { status: 403 },
  activity_not_ready: { status: 404 },
  content_reference_invalid: { status: 409 },
  // deep linking
  deep_link_done: { status: 409 },
  // practice
  serving_closed: { status: 409 },
  hint_none_left: { status: 409 },
  skill_unknown: { status: 404 },
  experiment_running: { status: 409 },
  learner_unknown: { status: 404 },
  consent_needed: { status: 403 },
  erasure_under_way: { status: 503, retry: true },
  conflict: { status: 409, retry: true },
  // services of the platform
  outbound_refused: { status: 502 },
  outbound_failed: { status: 502, retry: true },
  token_refused: { status: 502, retry: true },
  scope_missing: { status: 502 },
  service_refused: { status: 502 },
  line_item_gone: { status: 502 },
  user_not_gradable: { status: 502 },
  grade_refused: { status: 502 },
  gradebook_busy: { status: 503, retry: true },
  grade_superseded: { status: 409 },
  // content
  pack_unknown: { status: 404 },
  pack_invalid: { status: 400 },
  // the record store (xAPI)
  xapi_invalid: { status: 400 },
  xapi_credential_invalid: { status: 401 },
  xapi_conflict: { status: 409 },
  xapi_precondition_failed: { status: 412 },
  // operation
  config_invalid: { status: 500 },
  port_in_use: { status: 500 },
  server_running: { status: 500 },
  data_dir_unwritable: { status: 500 },
  schema_newer: { status: 500 },
} as const satisfies Record<string, Entry>;

export type ErrorCode = keyof typeof CATALOGUE;

/**
 * A failure with a code from the catalogue. `detail` is for the log only: it may name a claim, a URL's host or a
 * field, never a token, a name or an address of a person. `params` fill the public sentence of the code.
 */
export class TrellisError extends Error {
  override readonly name = 'TrellisError';
  readonly code: ErrorCode;
  readonly detail: string;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(
    code: ErrorCode,
    detail = '',
    options: { cause?: unknown; params?: Readonly<Record<string, string | number>> } = {},
  ) {
    super(detail ? `${code}: ${detail}` : code, 'cause' in options ? { cause: options.cause } : undefined);
    this.code = code;
    this.detail = detail;
    this.params = options.params ?? {};
    // For the words of a page. A log writes down what an error owns, and these may name somebody to write to.
    Object.defineProperty(this, 'params', { enumerable: false });
  }

  /** HTTP status of the code. */
  get status(): number {
    return CATALOGUE[this.code].status;
  }

  /** Whether the same request may succeed later. */
  get retry(): boolean {
    return 'retry' in CATALOGUE[this.code];
  }
}
