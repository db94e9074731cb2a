import { z } from 'zod';
import { type ErrorCode, TrellisError } from '../errors.ts';
import type { HttpResponse } from './http.ts';
import { readPages } from './pages.ts';
import type { Platform } from './platforms/platform.ts';
import { platformOf } from './platforms/platformOf.ts';
import { retryAfter } from './retryAfter.ts';
import { SCOPES } from './scopes.ts';
import type { Score } from './score.ts';
import { callService, type ServiceAccess, type ServiceDeps } from './service.ts';
import { isPassing } from './tokenReply.ts';

const SCORE = 'application/vnd.ims.lis.v1.score+json';
const RESULTS = 'application/vnd.ims.lis.v2.resultcontainer+json';

/**
 * What became of a score (reference 4.6). `superseded`: a newer grade stands, often the teacher's. `retry`: later, not
 * before `afterMs` when the platform says so; `ambiguous` when it may have arrived all the same; `code` where more is known
 * than that. `permanent`: stop and show `code`; `status` is null when nothing was sent or answered.
 */
export type ScoreOutcome =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'superseded' }
  | {
      readonly outcome: 'retry';
      readonly afterMs: number | null;
      readonly reason: string;
      readonly ambiguous: boolean;
      readonly code?: ErrorCode;
    }
  | { readonly outcome: 'permanent'; readonly code: ErrorCode; readonly status: number | null };

/**
 * A service under a line item. Its address is opaque and may have a query (Moodle: `?type_id=7`), so the name goes
 * before the query; appending to the text is the classic mistake.
 */
export function underLineItem(lineItemUrl: string, name: 'scores' | 'results'): string {
  const url = new URL(lineItemUrl);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${name}`;
  url.hash = '';
  return url.href;
}

/**
 * Sends one score. Never rejects for anything a platform or a network does. `retryOfAmbiguous` tells that this very
 * score, with this timestamp, may have arrived before: a conflict then means it did.
 */
export async function sendScore(
  access: ServiceAccess,
  lineItemUrl: string,
  score: Score,
  deps: ServiceDeps,
  { retryOfAmbiguous = false }: { readonly retryOfAmbiguous?: boolean } = {},
): Promise<ScoreOutcome> {
  const { scoreGiven, scoreMaximum } = score;
  if (
    !(Number.isFinite(scoreGiven) && scoreGiven >= 0 && Number.isFinite(scoreMaximum) && scoreMaximum > 0)
  ) {
    return { outcome: 'permanent', code: 'bad_request', status: null };
  }
  if (!URL.canParse(lineItemUrl)) {
    return { outcome: 'permanent', code: 'service_url_untrusted', status: null };
  }
  const platform = platformOf(access.registration.family);
  try {
    const outcome = outcomeOf(await postScore(access, lineItemUrl, score, deps), platform, deps.now());
    return retryOfAmbiguous && outcome.outcome === 'superseded' ? { outcome: 'sent' } : outcome;
  } catch (error) {
    return failureOf(error);
  }
}

async function postScore(
  access: ServiceAccess,
  lineItemUrl: string,
  score: Score,
  deps: ServiceDeps,
): Promise<HttpResponse> {
  return callService(
    access,
    {
      url: underLineItem(lineItemUrl, 'scores'),
      method: 'POST',
      scope: SCOPES.score,
      // Moodle takes `*/*` or one exact type; the answer is empty or not of a score's type.
      accept: '*/*',
      contentType: SCORE,
      body: { ...wireScore(score), ...platformOf(access.registration.family).scoreExtension(score) },
    },
    deps,
  );
}

/** Anything but FullyGraded empties an existing grade on Moodle and Canvas, so nothing else is ever sent. */
function wireScore(score: Score) {
  return {
    userId: score.userId,
    scoreGiven: score.scoreGiven,
    scoreMaximum: score.scoreMaximum,
    timestamp: new Date(score.timestamp).toISOString(),
    activityProgress: score.activityProgress,
    gradingProgress: 'FullyGraded',
    ...(score.comment === undefined ? {} : { comment: score.comment }),
  };
}

const PERMANENT: Readonly<Record<number, ErrorCode>> = {
  404: 'line_item_gone',
  410: 'line_item_gone',
};

function outcomeOf(response: HttpResponse, platform: Platform, now: number): ScoreOutcome {
  const { status, text, headers } = response;
  if (status >= 200 && status <= 299) return { outcome: 'sent' };
  if (status === 409 || platform.isSuperseded(status, text)) return { outcome: 'superseded' };
  if (isPassing(status) || platform.isRateLimited(status, text)) {
    const afterMs = retryAfter(headers, now);
    return { outcome: 'retry', afterMs, reason: `status ${status}`, ambiguous: status >= 500 };
  }
  if (status === 401) return refusedToken('status 401');
  const ungradable = platform.isUngradable(status, text) ? 'user_not_gradable' : undefined;
  return { outcome: 'permanent', code: ungradable ?? PERMANENT[status] ?? 'grade_refused', status };
}

/**
 * Nothing was taken, and it may pass: a platform goes on with the keys it has read until it reads them anew, after a rotation
 * for hours.
 */
function refusedToken(reason: string): ScoreOutcome {
  return { outcome: 'retry', afterMs: null, reason, ambiguous: false, code: 'token_refused' };
}

function failureOf(error: unknown): ScoreOutcome {
  if (error instanceof TrellisError && error.code === 'token_refused') return refusedToken(error.message);
  if (error instanceof TrellisError && !error.retry) {
    return { outcome: 'permanent', code: error.code, status: null };
  }
  // No answer: the request may have been carried out.
  const reason = error instanceof TrellisError ? error.message : 'network';
  return { outcome: 'retry', afterMs: null, reason, ambiguous: true };
}

/** A number, also where a platform writes it as text. */
const points = z.union([z.number(), z.stringFormat('number', /^-?\d+(\.\d+)?$/).transform(Number)]);

const resultSchema = z.object({
  userId: z.coerce.string(),
  resultScore: points.nullish(),
  resultMaximum: points.nullish(),
});

/** What the gradebook holds for a learner; it lags and teachers override it. A missing score is no grade. */
export type Result = z.infer<typeof resultSchema>;

/**
 * Reads the results of a line item, of one user when `userId` is given. Errors as in `readPages`; `service_refused` too when the
 * list does not come to its end, for whoever is missing in part of it may well have a grade.
 */
export async function readResults(
  access: ServiceAccess,
  lineItemUrl: string,
  userId: string | null,
  deps: ServiceDeps,
): Promise<readonly Result[]> {
  const url = new URL(underLineItem(lineItemUrl, 'results'));
  if (userId !== null) url.searchParams.set('user_id', userId);
  const kind = { scope: SCOPES.results, accept: RESULTS, page: z.array(resultSchema) };
  const { items, complete } = await readPages(access, url.href, kind, deps);
  if (!complete) throw new TrellisError('service_refused', 'the list of results comes to no end');
  return userId === null ? items : items.filter((item) => item.userId === userId);
}
