/** Why a request brought nothing: the code of the error catalogue, or `offline` when no answer came at all. */
export interface Problem {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** Names the failure in the tool's log. */
  readonly reference: string | null;
}

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

/** The JSON interface of the tool, with the bearer of the page's web session. */
export interface Api {
  get<T>(path: string): Promise<Outcome<T>>;
  /** `unwanted` gives the request up: the tool, too, stops working on it. */
  post<T>(path: string, body: unknown, unwanted?: AbortSignal): Promise<Outcome<T>>;
  put<T>(path: string, body: unknown): Promise<Outcome<T>>;
  /** A file as it is: for downloads. */
  file(path: string): Promise<Outcome<Blob>>;
}

/** Longest time to wait for an answer, in ms; after it the page says that the network failed. */
const PATIENCE = 20_000;

const OFFLINE: Problem = { code: 'offline', params: {}, reference: null };

/** Makes the interface for a token. Requests never throw: a failure is a `Problem`. */
export function createApi(token: string | null, send: typeof fetch = (...args) => fetch(...args)): Api {
  const ask = async (
    method: string,
    path: string,
    body?: unknown,
    unwanted?: AbortSignal,
  ): Promise<Response | Problem> => {
    try {
      const response = await send(path, {
        method,
        headers: headers(token, body !== undefined),
        signal: patience(unwanted),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return response.ok ? response : await readProblem(response);
    } catch {
      return OFFLINE;
    }
  };
  const json = async <T>(
    method: string,
    path: string,
    body?: unknown,
    unwanted?: AbortSignal,
  ): Promise<Outcome<T>> =>
    settle(await ask(method, path, body, unwanted), async (response) =>
      response.status === 204 ? null : response.json(),
    );
  return {
    get: (path) => json('GET', path),
    post: (path, body, unwanted) => json('POST', path, body, unwanted),
    put: (path, body) => json('PUT', path, body),
    file: async (path) => settle(await ask('GET', path), (response) => response.blob()),
  };
}

/** Ends when waiting is over. Browsers before 2024 lack `any`: there a request that nobody wants runs to its end. */
function patience(unwanted: AbortSignal | undefined): AbortSignal {
  const over = AbortSignal.timeout(PATIENCE);
  return unwanted === undefined || !('any' in AbortSignal) ? over : AbortSignal.any([over, unwanted]);
}

function headers(token: string | null, hasBody: boolean): Record<string, string> {
  return {
    accept: 'application/json',
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    ...(hasBody ? { 'content-type': 'application/json' } : {}),
  };
}

async function settle<T>(
  answer: Response | Problem,
  read: (response: Response) => Promise<T>,
): Promise<Outcome<T>> {
  if (!(answer instanceof Response)) return { ok: false, problem: answer };
  try {
    return { ok: true, value: await read(answer) };
  } catch {
    return { ok: false, problem: OFFLINE };
  }
}

/** The code in a problem document; anything else that went wrong is named by its status. */
async function readProblem(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  if (typeof body !== 'object' || body === null || !('code' in body) || typeof body.code !== 'string') {
    return { code: codeOfStatus(response.status), params: {}, reference: null };
  }
  const params = 'params' in body && typeof body.params === 'object' ? { ...body.params } : {};
  const reference = 'reference' in body && typeof body.reference === 'string' ? body.reference : null;
  return { code: body.code, params, reference };
}

function codeOfStatus(status: number): string {
  if (status === 401) return 'session_expired';
  if (status === 429) return 'too_many_requests';
  return status === 503 ? 'store_unavailable' : 'internal';
}
