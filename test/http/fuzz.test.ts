import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beginLogin } from '../../src/lti/login.ts';
import { keyPair, type PlatformKey } from '../lti/platformDouble.ts';
import { pageDataOf } from '../support/browserless.ts';
import { codePoint } from '../support/codePoint.ts';
import { startCourse, type TestCourse } from '../support/course.ts';
import { runs } from '../support/runs.ts';
import { storeCounts } from '../support/storeCounts.ts';
import { type FuzzedLaunch, fuzzedLaunches, posted } from './support/fuzzedLaunch.ts';

/** Requests under way at the same time. */
const LANES = 6;

/** Does it for all, some at a time. */
async function inLanes<T>(all: readonly T[], work: (one: T, index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async () => {
    for (let at = next++; at < all.length; at = next++) await work(all[at] as T, at);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

describe('chance', function () {
  this.timeout(900_000);
  let course: TestCourse;
  let namesake: PlatformKey;

  before(async () => {
    course = await startCourse();
    namesake = await keyPair('platform-key');
  });
  after(() => course?.close());

  /** A login as the tool begins it, without its page. */
  async function login() {
    const { store, practice } = course.tool.running.services;
    const params = {
      iss: course.platform.origin,
      login_hint: 'u',
      target_link_uri: `${course.tool.url}/lti/launch`,
      client_id: 'client-1',
    };
    const begun = await beginLogin(params, {
      findRegistrations: (issuer) => store.platforms.byIssuer(issuer),
      publicUrl: course.tool.url,
      now: practice.now,
      random: () => randomUUID() + randomUUID(),
    });
    await store.launches.putState(begun.record);
    return begun;
  }

  it('makes no launch that opens what it should not, or that brings the tool down', async () => {
    const { origin } = course.platform;
    const { url, clock } = course.tool;
    const at = Math.floor(clock.now / 1000);
    const { numRuns, seed } = runs(18_000);
    const all = fc.sample(fuzzedLaunches(origin, url, at), { numRuns, seed });
    const before = await storeCounts(course.tool);
    let opened = 0;
    let legal = 0;
    /** Connections that ended before the answer: a body too large is not read to its end, a busy machine is slow. */
    let lost = 0;
    async function one(fuzzed: FuzzedLaunch, serial: number): Promise<void> {
      const { record, secret } = await login();
      const facts = { origin, publicUrl: url, nonce: record.nonce, at: clock.now / 1000 };
      const ground = { facts, platform: course.platform, namesake, state: record.state, secret, serial };
      const { body, contentType, encoding, cookie, verdict } = posted(fuzzed, ground);
      const headers = {
        'content-type': contentType,
        'content-encoding': encoding,
        'accept-encoding': 'identity',
        cookie,
      };
      const answer = await fetch(`${url}/lti/launch`, { method: 'POST', body, headers }).catch(() => null);
      if (answer === null) {
        lost += 1;
        assert.ok(lost < numRuns / 100, 'the tool answers');
        return one(fuzzed, serial);
      }
      const asked = `seed ${seed}, case ${serial}: ${JSON.stringify(fuzzed)} → ${answer.status}`;
      if (answer.headers.get('content-type')?.includes('problem+json')) {
        // Who sends JSON is told as a program, whatever it is refused for.
        const told = [headers['content-type'], verdict, answer.status];
        return assert.deepEqual(told, ['application/json', 'refused', 400], asked);
      }
      const page = pageDataOf(await answer.text());
      const what = `${asked} ${JSON.stringify(page.data).slice(0, 200)}`;
      if (page.token !== null) opened += 1;
      if (verdict === 'refused') {
        assert.ok(answer.status >= 400 && answer.status < 500, what);
        assert.deepEqual([page.page, page.token], ['message', null], what);
        return;
      }
      legal += 1;
      assert.equal(answer.status, 200, what);
      assert.ok(verdict.includes(page.page), `${verdict.join()} expected. ${what}`);
    }
    await inLanes(all, one);
    const after = await storeCounts(course.tool);
    const sessions = (after.sessions ?? 0) - (before.sessions ?? 0);
    assert.ok(
      sessions >= opened && sessions <= opened + lost,
      'a session for each that opened, and no other',
    );
    // Both halves are tried: neither is everything refused nor is everything let in.
    assert.ok(legal > numRuns / 20 && legal < numRuns / 2, `${legal} of ${numRuns} were legal`);
    assert.equal((await fetch(`${url}/healthz`)).status, 200);
  });

  it('makes no login that sends anybody elsewhere, or that brings the tool down', async () => {
    const { origin } = course.platform;
    const { url } = course.tool;
    const value = fc.oneof(
      fc.constantFrom(
        origin,
        `${origin}/`,
        `${url}/lti/launch`,
        'client-1',
        'dep-1',
        'javascript:1',
        '//evil.example',
        '',
        '\0',
      ),
      fc.string({ unit: codePoint, maxLength: 40 }),
      fc.constant('x'.repeat(9_000)),
    );
    const name = fc.constantFrom(
      'iss',
      'login_hint',
      'target_link_uri',
      'client_id',
      'lti_deployment_id',
      'deployment_id',
      'lti_message_hint',
      'lti_storage_target',
      '__proto__',
      'iss[$ne]',
    );
    const logins = fc.record({
      post: fc.boolean(),
      changes: fc.array(fc.tuple(name, value), { maxLength: 3 }),
      left: fc.array(name, { maxLength: 1 }),
      twice: fc.array(name, { maxLength: 1 }),
    });
    const { numRuns, seed } = runs(2_000);
    await inLanes(fc.sample(logins, { numRuns, seed }), async ({ post, changes, left, twice }, serial) => {
      const legal = {
        iss: origin,
        login_hint: 'hint',
        target_link_uri: `${url}/lti/launch`,
        client_id: 'client-1',
      };
      const params = new URLSearchParams(legal);
      for (const [key, text] of changes) params.set(key, text);
      for (const key of left) params.delete(key);
      for (const key of twice) params.append(key, params.get(key) ?? 'x');
      const answer = post
        ? await fetch(`${url}/lti/login`, { method: 'POST', body: params, redirect: 'manual' })
        : await fetch(`${url}/lti/login?${params}`, { redirect: 'manual' });
      const what = `seed ${seed}, case ${serial}: ${params} → ${answer.status}`;
      // A header or an address may be longer than the server reads.
      if (answer.status === 431) return;
      const page = pageDataOf<'login'>(await answer.text());
      assert.equal(answer.headers.get('location'), null, what);
      if (answer.status !== 200) {
        assert.ok(answer.status >= 400 && answer.status < 500, what);
        return;
      }
      const { authUrl } = page.data;
      assert.ok(authUrl.startsWith(`${origin}/auth?`), what);
      assert.equal(new URL(authUrl).searchParams.get('redirect_uri'), `${url}/lti/launch`, what);
      assert.deepEqual(
        [params.getAll('iss'), params.getAll('target_link_uri')].map(({ length }) => length),
        [1, 1],
        what,
      );
      assert.equal(params.get('iss'), origin, what);
      assert.ok(['client-1', '', null].includes(params.get('client_id')), what);
      assert.equal(new URL(params.get('target_link_uri') ?? '').origin, url, what);
    });
    assert.equal((await fetch(`${url}/healthz`)).status, 200);
  });
});
