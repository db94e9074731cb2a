import assert from 'node:assert/strict';
import type { PageData } from '../../src/api/page.ts';
import { beginLogin, call, pageDataOf, postLaunch } from '../support/browserless.ts';
import { latency, type Measure } from './measure.ts';
import type { School } from './school.ts';

const WARM_UP = 25;
const MEASURED = 60;

interface Login {
  readonly state: string;
  readonly secret: string;
  readonly cookies: string;
  readonly idToken: string;
}

interface Phase {
  readonly cpu: number;
  readonly samples: readonly number[];
}

/** Runs one step for each input, one after the other; processor time of the tool per step. */
async function phase<In, Out>(
  school: School,
  inputs: readonly In[],
  step: (input: In) => Promise<Out>,
): Promise<Phase & { readonly results: readonly Out[] }> {
  const results: Out[] = [];
  const samples: number[] = [];
  const before = await school.tool.cpu();
  for (const input of inputs) {
    const begun = performance.now();
    results.push(await step(input));
    samples.push(performance.now() - begun);
  }
  return { cpu: ((await school.tool.cpu()) - before) / inputs.length, samples, results };
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/** Logins, and the tokens a platform would sign for them: signing is not the tool's work and is not measured. */
async function logins(school: School, name: string, count: number): Promise<Phase & { ready: Login[] }> {
  const { tool, platform } = school;
  const begun = await phase(school, numbers(count), () => beginLogin(tool, platform));
  const ready = await Promise.all(
    begun.results.map(async ({ nonce, state, cookies, page }, index): Promise<Login> => {
      const claims = { sub: `${name}-${index}`, name: `${name} ${index}` };
      const idToken = await platform.token({ nonce, now: Date.now(), publicUrl: tool.url }, claims);
      return { state, cookies, idToken, secret: page.data.secret };
    }),
  );
  return { ...begun, ready };
}

function post(school: School, cookies: boolean) {
  return async (login: Login): Promise<string> => {
    const form = { state: login.state, id_token: login.idToken };
    const response = await postLaunch(school.tool, form, cookies ? login.cookies : '');
    const html = await response.text();
    assert.equal(response.status, 200, html.slice(0, 300));
    return html;
  };
}

/** Login and launch as a browser with cookies makes them, up to the page with the first question. */
async function whole(school: School, count: number): Promise<Measure[]> {
  const login = await logins(school, 'whole', count);
  const launched = await phase(school, login.ready, post(school, true));
  const samples = launched.samples.map((took, index) => took + (login.samples[index] ?? 0));
  return [
    ...latency('login and launch to the first question', samples),
    { name: 'the same, processor time of the tool', value: login.cpu + launched.cpu, unit: 'CPU ms' },
  ];
}

/**
 * The same in parts. A launch without cookies is verified first and opens its sitting in a request of its own, which
 * tells the two apart from outside.
 */
async function parts(school: School, count: number): Promise<Measure[]> {
  const login = await logins(school, 'parts', count);
  const verified = await phase(school, login.ready, post(school, false));
  const tickets = verified.results.map((html, index) => ({
    ticket: pageDataOf<'verify'>(html).data.ticket,
    secret: login.ready[index]?.secret,
  }));
  const opened = await phase(school, tickets, async (ticket) => {
    const made = await call<PageData<'practice'>>(school.tool, null, 'POST', '/lti/launch/verify', ticket);
    assert.equal(made.status, 200);
  });
  return [
    { name: 'of it: login (state kept, page sent)', value: login.cpu, unit: 'CPU ms' },
    { name: 'of it: verification (signature, claims, nonce)', value: verified.cpu, unit: 'CPU ms' },
    { name: 'of it: opening the sitting (no page drawn)', value: opened.cpu, unit: 'CPU ms' },
  ];
}

/** What a launch costs, by new students one after the other. */
export async function measureLaunches(school: School): Promise<Measure[]> {
  await whole(school, WARM_UP);
  await parts(school, WARM_UP);
  return [...(await whole(school, MEASURED)), ...(await parts(school, MEASURED))];
}
