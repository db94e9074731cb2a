/** Every address of the tool that a platform is told. All follow from the public address. */
export interface ToolUrls {
  readonly home: string;
  readonly login: string;
  readonly launch: string;
  readonly jwks: string;
  readonly register: string;
  readonly canvas: string;
  readonly setup: string;
  readonly privacy: string;
  readonly terms: string;
  /** Host with its port where that is not the usual one; no scheme: Moodle compares it so, Canvas refuses a scheme. */
  readonly domain: string;
}

/** The addresses under a public origin without a trailing slash. */
export function toolUrls(publicUrl: string): ToolUrls {
  return {
    home: publicUrl,
    login: `${publicUrl}/lti/login`,
    launch: `${publicUrl}/lti/launch`,
    jwks: `${publicUrl}/lti/jwks.json`,
    register: `${publicUrl}/lti/register`,
    canvas: `${publicUrl}/lti/canvas.json`,
    setup: `${publicUrl}/lti/setup`,
    privacy: `${publicUrl}/privacy`,
    terms: `${publicUrl}/terms`,
    domain: new URL(publicUrl).host,
  };
}
