/** One request to a platform. Times are milliseconds, sizes bytes. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
  /** Only the usual port of https, for addresses that a stranger named; exempt origins keep theirs. */
  readonly usualPort?: boolean;
}

/** Its answer; header names are lower case, repeated headers are joined by a comma. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/**
 * The fetch that every service here is given. It guards addresses, follows no redirect, sets the User-Agent (Canvas
 * answers 403 without one) and rejects with `outbound_refused` (never worth a retry) or `outbound_failed`.
 */
export type Fetch = (url: string, request: HttpRequest) => Promise<HttpResponse>;
