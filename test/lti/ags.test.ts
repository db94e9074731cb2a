import assert from 'node:assert/strict';
import { TrellisError } from '../../src/errors.ts';
import { readResults, sendScore, underLineItem } from '../../src/lti/ags.ts';
import { SCOPES } from '../../src/lti/scopes.ts';
import type { Score } from '../../src/lti/score.ts';
import { ISSUER, NOW, registration } from './platformDouble.ts';
import { type Answer, access, json, platform } from './serviceDouble.ts';

const ITEM = `${ISSUER}/mod/lti/services.php/2/lineitems/7/lineitem?type_id=7`;
const score: Score = {
  userId: 'user-1',
  scoreGiven: 7.25,
  scoreMaximum: 10,
  timestamp: Date.UTC(2026, 8, 1, 9, 59, 59, 123),
  activityProgress: 'InProgress',
  newAttempt: false,
};
const canvas = { ...access, registration: { ...registration, family: 'canvas' as const } };

describe('the address under a line item', () => {
  const addresses = [
    [ITEM, `${ISSUER}/mod/lti/services.php/2/lineitems/7/lineitem/scores?type_id=7`],
    [`${ISSUER}/item/`, `${ISSUER}/item/scores`],
    [`${ISSUER}/a%2Fb/item#x`, `${ISSUER}/a%2Fb/item/scores`],
  ] as const;
  for (const [item, scores] of addresses) {
    it(`of ${item} keeps its query and path`, () => assert.equal(underLineItem(item, 'scores'), scores));
  }
});

describe('a score', () => {
  it('is posted raw, decided and with exactly its one media type', async () => {
    const lms = platform(() => ({ status: 200 }));
    assert.deepEqual(await sendScore(access, ITEM, score, lms.deps), { outcome: 'sent' });
    const [request] = lms.seen;
    assert.equal(request?.url, underLineItem(ITEM, 'scores'));
    assert.equal(request?.headers['content-type'], 'application/vnd.ims.lis.v1.score+json');
    assert.equal(request?.headers.authorization, 'Bearer token-1');
    assert.deepEqual(JSON.parse(request?.body ?? ''), {
      userId: 'user-1',
      scoreGiven: 7.25,
      scoreMaximum: 10,
      timestamp: '2026-09-01T09:59:59.123Z',
      activityProgress: 'InProgress',
      gradingProgress: 'FullyGraded',
    });
  });

  it('says to Canvas, and to Canvas only, whether it is a new attempt', async () => {
    const lms = platform(() => ({ status: 200 }));
    await sendScore(canvas, ITEM, score, lms.deps);
    const body = JSON.parse(lms.seen[0]?.body ?? '');
    assert.deepEqual(body['https://canvas.instructure.com/lti/submission'], { new_submission: false });
  });

  it('gives Canvas the address that launches the work again', async () => {
    const lms = platform(() => ({ status: 200 }));
    const workLink = 'https://trellis.example/lti/launch?work=learner-1';
    await sendScore(canvas, ITEM, { ...score, workLink }, lms.deps);
    const body = JSON.parse(lms.seen[0]?.body ?? '');
    assert.deepEqual(body['https://canvas.instructure.com/lti/submission'], {
      new_submission: false,
      submission_type: 'basic_lti_launch',
      submission_data: workLink,
    });
  });

  const ambiguous = { outcome: 'retry', afterMs: null, ambiguous: true } as const;
  const soon = { outcome: 'retry', ambiguous: false } as const;
  const answers: readonly (readonly [string, Answer, object, object?])[] = [
    ['201', { status: 201 }, { outcome: 'sent' }],
    ['409', { status: 409 }, { outcome: 'superseded' }],
    ['400', { status: 400 }, { outcome: 'permanent', code: 'grade_refused', status: 400 }],
    ['403', { status: 403, text: 'No' }, { outcome: 'permanent', code: 'grade_refused', status: 403 }],
    ['404', { status: 404 }, { outcome: 'permanent', code: 'line_item_gone', status: 404 }],
    ['422', { status: 422 }, { outcome: 'permanent', code: 'user_not_gradable', status: 422 }],
    ['500', { status: 500 }, { ...ambiguous, reason: 'status 500' }],
    [
      '429 with seconds',
      { status: 429, headers: { 'retry-after': '7' } },
      { ...soon, afterMs: 7000, reason: 'status 429' },
    ],
    [
      '429 with a date',
      { status: 429, headers: { 'retry-after': new Date(NOW + 90_000).toUTCString() } },
      { ...soon, afterMs: 90_000, reason: 'status 429' },
    ],
    [
      '429 with nonsense',
      { status: 429, headers: { 'retry-after': 'soon' } },
      { ...soon, afterMs: null, reason: 'status 429' },
    ],
    ['nothing', new TypeError('socket hang up'), { ...ambiguous, reason: 'network' }],
    [
      'a refused address',
      new TrellisError('outbound_refused'),
      { outcome: 'permanent', code: 'outbound_refused', status: null },
    ],
    [
      "Canvas's earlier timestamp",
      { status: 400, text: 'before last updated timestamp' },
      { outcome: 'superseded' },
      canvas,
    ],
    [
      "Canvas's old rate limit",
      { status: 403, text: '403 Forbidden (Rate Limit Exceeded)' },
      { ...soon, afterMs: null, reason: 'status 403' },
      canvas,
    ],
    [
      'Canvas about an unpublished assignment',
      { status: 422, text: 'unpublished' },
      { outcome: 'permanent', code: 'grade_refused', status: 422 },
      canvas,
    ],
  ];
  for (const [name, answer, outcome, by] of answers) {
    it(`answered by ${name} is ${JSON.stringify(outcome)}`, async () => {
      const lms = platform(() => answer);
      assert.deepEqual(await sendScore({ ...access, ...by }, ITEM, score, lms.deps), outcome);
    });
  }

  it('is tried once more with a new token after a 401, and no third time', async () => {
    const once = platform(({ headers }) => ({
      status: headers.authorization === 'Bearer token-1' ? 401 : 200,
    }));
    assert.deepEqual(await sendScore(access, ITEM, score, once.deps), { outcome: 'sent' });
    assert.equal(once.seen.length, 2);
    const always = platform(() => ({ status: 401 }));
    assert.deepEqual(await sendScore(access, ITEM, score, always.deps), {
      outcome: 'retry',
      afterMs: null,
      reason: 'status 401',
      ambiguous: false,
      code: 'token_refused',
    });
    assert.equal(always.seen.length, 2);
  });

  it('that may have arrived before has arrived when the platform finds a conflict', async () => {
    const lms = platform(() => ({ status: 409 }));
    const outcome = await sendScore(access, ITEM, score, lms.deps, { retryOfAmbiguous: true });
    assert.deepEqual(outcome, { outcome: 'sent' });
  });

  it('that is no number, or of nothing, is never sent; zero is', async () => {
    const lms = platform(() => ({ status: 200 }));
    for (const bad of [{ scoreGiven: Number.NaN }, { scoreGiven: -1 }, { scoreMaximum: 0 }]) {
      const { outcome } = await sendScore(access, ITEM, { ...score, ...bad }, lms.deps);
      assert.equal(outcome, 'permanent');
    }
    assert.equal(lms.seen.length, 0);
    assert.equal((await sendScore(access, ITEM, { ...score, scoreGiven: 0 }, lms.deps)).outcome, 'sent');
  });

  it('never takes the token to an origin that is not pinned', async () => {
    const lms = platform(() => ({ status: 200 }));
    for (const url of [
      'https://evil.example/item',
      'http://lms.example/item',
      'https://lms.example:8443/i',
      'x',
    ]) {
      assert.deepEqual(await sendScore(access, url, score, lms.deps), {
        outcome: 'permanent',
        code: 'service_url_untrusted',
        status: null,
      });
    }
    assert.equal(lms.seen.length + lms.assertions.length, 0);
  });

  it('is not tried without the scope, whether the claim or the token lacks it', async () => {
    const refused = { outcome: 'permanent', code: 'scope_missing', status: null };
    const lms = platform(() => ({ status: 200 }));
    assert.deepEqual(await sendScore({ ...access, granted: [] }, ITEM, score, lms.deps), refused);
    const less = platform(
      () => ({ status: 200 }),
      () => json({ access_token: 't', scope: SCOPES.members }),
    );
    assert.deepEqual(await sendScore({ ...access, granted: null }, ITEM, score, less.deps), refused);
    assert.equal(lms.seen.length + less.seen.length, 0);
  });
});

describe('results', () => {
  it('are read for one user, and a missing score is no grade', async () => {
    const lms = platform(() =>
      json([
        { id: 'r', userId: 'user-1' },
        { id: 'q', userId: 'user-2', resultScore: 3 },
      ]),
    );
    assert.deepEqual(await readResults(access, ITEM, 'user-1', lms.deps), [{ userId: 'user-1' }]);
    assert.equal(lms.seen[0]?.url, `${underLineItem(ITEM, 'results')}&user_id=user-1`);
  });

  it('are read where a platform writes numbers as text', async () => {
    const lms = platform(() => json([{ userId: 7, resultScore: '8.5', resultMaximum: '10' }]));
    const [read] = await readResults(access, ITEM, null, lms.deps);
    assert.deepEqual(read, { userId: '7', resultScore: 8.5, resultMaximum: 10 });
  });

  it('of a list that comes to no end are none: whoever is missing in it may have a grade', async () => {
    let page = 0;
    const lms = platform(() => {
      page += 1;
      const link = `<https://lms.example/results?page=${page}>; rel="next"`;
      return { ...json([{ userId: `user-${page}`, comment: 'x'.repeat(1_000_000) }]), headers: { link } };
    });
    await assert.rejects(readResults(access, 'https://lms.example/results', null, lms.deps), {
      code: 'service_refused',
    });
    assert.ok(page > 10 && page < 40, `${page} pages of a megabyte`);
  });
});
