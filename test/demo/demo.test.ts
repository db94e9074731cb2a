import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { pino } from 'pino';
import { startDemo } from '../../src/demo/startDemo.ts';
import { MEDIA, SCOPES } from '../../src/demo/vocabulary.ts';
import { TrellisError } from '../../src/errors.ts';
import {
  addActivity,
  askToken,
  assertionClaims,
  bearer,
  get,
  openWorld,
  STUDENT,
  TEACHER,
  type World,
} from './support/world.ts';

function post(
  world: World,
  path: string,
  fields: Record<string, string>,
  origin?: string,
): Promise<Response> {
  return fetch(`${world.demo.url}${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
    headers: { origin: origin ?? world.demo.url },
  });
}

/** `fetch` sets the Host header itself, so this asks below it. */
function answerTo(world: World, headers: Record<string, string>): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asked = request(world.demo.url, { headers }, (answer) => {
      answer.resume();
      resolve(answer);
    });
    asked.on('error', reject).end();
  });
}

const flip = (world: World, name: string, on: 'yes' | 'no'): Promise<Response> =>
  post(world, '/break-things', { name, on });

describe('demo LMS: school', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  async function readLineItem(url: string): Promise<Response> {
    const token = await bearer(world, SCOPES.lineItem);
    return fetch(url, { headers: { authorization: `Bearer ${token}`, accept: MEDIA.lineItem } });
  }

  it('a port in use is said with its code and number', async () => {
    const port = Number(new URL(world.demo.url).port);
    const options = { host: '127.0.0.1', dataDir: '.', toolUrl: world.tool.url, now: Date.now };
    await assert.rejects(startDemo({ ...options, port, logger: pino({ level: 'silent' }) }), (error) => {
      assert.ok(error instanceof TrellisError);
      assert.equal(error.code, 'port_in_use');
      assert.deepEqual(error.params, { port });
      return true;
    });
  });

  it('every page says that this is a demo, and frames nothing but the tool', async () => {
    await addActivity(world);
    for (const path of ['/', '/break-things', TEACHER, STUDENT, `${TEACHER}/add`, `${TEACHER}/gradebook`]) {
      const response = await fetch(`${world.demo.url}${path}`);
      const policy = response.headers.get('content-security-policy') ?? '';
      assert.ok(policy.includes(`frame-src 'self' ${world.tool.url};`), policy);
      assert.ok(policy.includes(`form-action 'self' ${world.tool.url};`), policy);
      assert.match(await response.text(), /Demo LMS\./);
    }
  });

  it('gradebook down answers 503 until it is switched off', async () => {
    const { lineItem } = await addActivity(world);
    await flip(world, 'gradebookDown', 'yes');
    assert.equal((await readLineItem(lineItem)).status, 503);
    await flip(world, 'gradebookDown', 'no');
    assert.equal((await readLineItem(lineItem)).status, 200);
  });

  it('busy answers 429 and says how long to wait', async () => {
    const { lineItem } = await addActivity(world);
    await flip(world, 'busy', 'yes');
    const response = await readLineItem(lineItem);
    assert.equal(response.status, 429);
    assert.equal(response.headers.get('retry-after'), '30');
  });

  it('token refused takes back the tokens given and gives no new ones', async () => {
    const { lineItem } = await addActivity(world);
    const token = await bearer(world, SCOPES.lineItem);
    await flip(world, 'tokenRefused', 'yes');
    const headers = { authorization: `Bearer ${token}`, accept: MEDIA.lineItem };
    assert.equal((await fetch(lineItem, { headers })).status, 401);
    assert.equal((await askToken(world, await world.tool.sign(assertionClaims(world)))).status, 401);
  });

  it('no storage sandboxes the frame without its own origin', async () => {
    const { id } = await addActivity(world);
    const page = (): Promise<string> => get(world, `${STUDENT}/activities/${id}`);
    assert.doesNotMatch(await page(), /sandbox=/);
    await flip(world, 'noStorage', 'yes');
    const sandbox = /sandbox="([^"]*)"/.exec(await page())?.[1] ?? '';
    assert.match(sandbox, /allow-scripts/);
    assert.doesNotMatch(sandbox, /allow-same-origin/);
  });

  it('slow services still answer', async () => {
    const { lineItem } = await addActivity(world);
    await flip(world, 'slow', 'yes');
    assert.equal((await readLineItem(lineItem)).status, 200);
  });

  it('keys, activities and switches outlive a restart', async () => {
    const { id } = await addActivity(world);
    await flip(world, 'busy', 'yes');
    const keys = await (await fetch(world.demo.registration.jwksUrl)).text();
    await world.restart();
    assert.equal(await (await fetch(world.demo.registration.jwksUrl)).text(), keys);
    assert.match(await get(world, TEACHER), new RegExp(id));
    assert.match(await get(world, '/break-things'), /Too many requests <span class="on">/);
  });

  it('a reset forgets activities and switches', async () => {
    await addActivity(world);
    await post(world, '/reset', {});
    assert.match(await get(world, TEACHER), /Nothing here yet/);
  });

  it('other sites cannot press buttons, and another host name leads back to the right one', async () => {
    assert.equal((await post(world, '/reset', {}, 'https://evil.example')).status, 403);
    const answer = await answerTo(world, { host: 'evil.example' });
    assert.deepEqual([answer.statusCode, answer.headers.location], [302, `${world.demo.url}/`]);
  });

  it('students see neither gradebook nor other courses', async () => {
    assert.equal((await fetch(`${world.demo.url}${STUDENT}/gradebook`)).status, 403);
    assert.equal((await fetch(`${world.demo.url}/as/23/courses/spanish-1`)).status, 404);
    assert.equal((await fetch(`${world.demo.url}/as/99/courses/y8-maths`)).status, 404);
  });

  it('the gradebook stream tells of a score the moment it arrives', async () => {
    const { lineItem } = await addActivity(world);
    const token = await bearer(world, SCOPES.score);
    const stream = await fetch(`${world.demo.url}${TEACHER}/events`);
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    const body = {
      userId: '22',
      scoreGiven: 1,
      scoreMaximum: 1,
      timestamp: new Date(world.clock).toISOString(),
      activityProgress: 'Completed',
      gradingProgress: 'FullyGraded',
    };
    const headers = { authorization: `Bearer ${token}`, 'content-type': MEDIA.score };
    const url = lineItem.replace('/lineitem?', '/lineitem/scores?');
    await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    let heard = '';
    while (reader && !heard.includes('event: grades')) heard += (await reader.read()).value ?? '';
    assert.match(heard, /event: grades\ndata: {"userId":"22"}/);
    await reader?.cancel();
  });

  it('an unreadable state file is set aside and the demo starts', async () => {
    await addActivity(world);
    await world.damageState();
    await world.restart();
    assert.match(await get(world, TEACHER), /Nothing here yet/);
    assert.equal(await readFile(world.brokenState, 'utf8'), '{');
  });
});
