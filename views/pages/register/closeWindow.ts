/** What the window tells of who opened it; taken as an argument so that it can be tried without one. */
export interface Surroundings {
  /** Origins around the page, nearest first, where the browser tells. */
  readonly ancestors: readonly string[];
  readonly referrer: string;
}

const WILDCARD = 'https://*.';

function matches(pattern: string, origin: string): boolean {
  if (!pattern.startsWith(WILDCARD)) return pattern === origin;
  return origin.startsWith('https://') && origin.endsWith(`.${pattern.slice(WILDCARD.length)}`);
}

/**
 * Origins the closing message goes to: the page's own surroundings, if they are the platform's; where the browser does not
 * tell them, every exact origin of the platform. A message to a window of another origin is not delivered.
 */
export function originsToTell(patterns: readonly string[], { ancestors, referrer }: Surroundings): string[] {
  const around = [...ancestors.slice(0, 1), URL.canParse(referrer) ? new URL(referrer).origin : ''];
  const told = around.find((origin) => patterns.some((pattern) => matches(pattern, origin)));
  if (told !== undefined) return [told];
  return patterns.filter((pattern) => !pattern.includes('*'));
}

/** Asks the platform to close the page: `org.imsglobal.lti.close` (LTI dynamic registration 1.0, 3.7). */
export function closeWindow(patterns: readonly string[]): void {
  const host: Window | null = window.opener ?? (window.parent === window ? null : window.parent);
  const ancestors = 'ancestorOrigins' in location ? [...location.ancestorOrigins] : [];
  for (const origin of originsToTell(patterns, { ancestors, referrer: document.referrer })) {
    host?.postMessage({ subject: 'org.imsglobal.lti.close' }, origin);
  }
  if (window.opener !== null) window.close();
}
