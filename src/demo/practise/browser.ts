/** A page as it arrived: where from, and its text. */
export interface Arrived {
  readonly url: string;
  readonly text: string;
}

/** As much of a browser as a launch needs: cookies per host, redirects, forms. */
export interface Browser {
  get(url: string): Promise<Arrived>;
  postForm(url: string, fields: URLSearchParams): Promise<Arrived>;
  /** Posts JSON with the bearer and answers the parsed JSON. Throws on any status but 2xx. */
  postJson(url: string, bearer: string, body: unknown): Promise<unknown>;
}

const MOST_REDIRECTS = 5;

class CookieJar {
  readonly #byHost = new Map<string, Map<string, string>>();

  take(url: string, response: Response): void {
    const { host } = new URL(url);
    const cookies = this.#byHost.get(host) ?? new Map<string, string>();
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';');
      const at = pair.indexOf('=');
      const name = pair.slice(0, at).trim();
      if (attributes.some((one) => /^\s*max-age=0\s*$/i.test(one))) cookies.delete(name);
      else cookies.set(name, pair.slice(at + 1).trim());
    }
    this.#byHost.set(host, cookies);
  }

  header(url: string): Record<string, string> {
    const cookies = [...(this.#byHost.get(new URL(url).host) ?? [])];
    return cookies.length === 0
      ? {}
      : { cookie: cookies.map(([name, value]) => `${name}=${value}`).join('; ') };
  }
}

/** A browser with an empty cookie jar, allowed to visit the given origins only; `signal` ends what it is doing. */
export function openBrowser(origins: readonly string[], signal: AbortSignal): Browser {
  const jar = new CookieJar();
  const visit = async (url: string, init: RequestInit, left = MOST_REDIRECTS): Promise<Arrived> => {
    if (!origins.includes(new URL(url).origin))
      throw new Error(`the tool leads elsewhere: ${new URL(url).origin}`);
    const headers = { ...init.headers, ...jar.header(url), 'user-agent': 'Trellis-demo-student/1' };
    const response = await fetch(url, { ...init, headers, redirect: 'manual', signal });
    jar.take(url, response);
    const location = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && location && left > 0) {
      await response.body?.cancel();
      return visit(new URL(location, url).href, {}, left - 1);
    }
    return { url, text: await response.text() };
  };
  return {
    get: (url) => visit(url, {}),
    postForm: (url, fields) => visit(url, { method: 'POST', body: fields }),
    async postJson(url, bearer, body) {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${bearer}` };
      const init = { method: 'POST', headers, body: JSON.stringify(body), signal };
      const response = await fetch(url, init);
      const text = await response.text();
      if (!response.ok) throw new Error(`${new URL(url).pathname} answered ${response.status}`);
      return JSON.parse(text);
    },
  };
}
