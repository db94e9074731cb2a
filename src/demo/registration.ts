/** What the tool must know of this platform. All of it follows from the platform's own origin. */
export interface DemoRegistration {
  readonly issuer: string;
  readonly clientId: string;
  readonly authUrl: string;
  readonly tokenUrl: string;
  readonly jwksUrl: string;
  readonly deploymentId: string;
}

/** The registration of the tool at a demo LMS that answers under `origin`. */
export function registrationAt(origin: string): DemoRegistration {
  return {
    issuer: origin,
    clientId: 'trellis-demo',
    authUrl: `${origin}/lti/auth`,
    tokenUrl: `${origin}/lti/token`,
    jwksUrl: `${origin}/lti/jwks.json`,
    deploymentId: '1',
  };
}
