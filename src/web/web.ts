import type { Logger } from 'pino';
import type { Administration } from '../admin/administration.ts';
import type { Assets, RenderPage } from '../api/page.ts';
import type { Fetch } from '../lti/http.ts';
import type { KeySets } from '../lti/jwks.ts';
import type { Sign } from '../lti/signer.ts';
import type { ResultsService } from '../practice/columnShares.ts';
import type { Practice } from '../practice/practice.ts';
import type { RosterService } from '../practice/refreshRoster.ts';
import type { Limits } from './limits.ts';
import type { Metrics } from './metrics.ts';

/** What the web layer is given. */
export interface Web {
  readonly practice: Practice;
  readonly publicUrl: string;
  /** The guarded fetch, for registrations alone. */
  readonly fetch: Fetch;
  /** Seals what a page carries to the tool and nobody may make or read. */
  readonly secret: string;
  /** Whom people are to ask, as the operator says; null when not said. */
  readonly contact: string | null;
  readonly jwks: KeySets;
  /** Signs as the tool. */
  readonly sign: Sign;
  readonly roster: RosterService;
  readonly results: ResultsService;
  readonly renderPage: RenderPage;
  readonly assets: Assets;
  /** Folder of the browser build. */
  readonly assetsDir: string;
  readonly demoUrl: string | null;
  readonly trustProxy: boolean | number;
  readonly metrics: Metrics;
  /** Says that the tool stops: no more work is to be sent here. */
  readonly draining: AbortSignal;
  readonly limits: Limits;
  readonly admin: Administration;
  readonly logger: Logger;
  /** Fresh unguessable text of at least 128 bits, base64url. */
  random(): string;
}
