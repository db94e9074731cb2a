import type { IncomingMessage } from 'node:http';
import type { Demo } from '../demo.ts';
import { Refusal } from '../refusal.ts';

/** Refuses a post that another site's page has sent: browsers name the page's origin with every post. 403. */
export function sameOriginPost(demo: Demo): (req: IncomingMessage, res: unknown, next: () => void) => void {
  return (req, _res, next) => {
    const { origin } = req.headers;
    if (origin !== undefined && origin !== demo.origin)
      throw new Refusal(403, 'This came from another site.');
    next();
  };
}
