// The least that a durable launch and a durable grade can cost here: Node's own server, one signature, what an attacker would
// try first, and the tool's own store. No framework, no page, no limits, no roles: what it takes, no tool can undercut.
import { createHash, createPublicKey, randomBytes, verify } from 'node:crypto';
import { createServer } from 'node:http';
import { Agent } from 'undici';
import { openSqliteStore } from '../../../src/store/sqlite/openSqliteStore.ts';
import { answerOrders } from './answering.mjs';

const { PORT, PLATFORM, CLIENT, FILE } = process.env;
const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
const LOGIN_MS = 15 * 60_000;
const SESSION_MS = 8 * 3_600_000;
/** As many as the tool claims, and as many as it sends to one school at a time. */
const CLAIMED = 32;
const PARALLEL = 4;
const AT_ONCE = { quietMs: 0, mostMs: 0 };

const store = await openSqliteStore(FILE);
const random = () => randomBytes(32).toString('base64url');
const hash = (text) => createHash('sha256').update(text).digest('base64url');

let key = null;
async function platformKey() {
  if (key === null) {
    const { keys } = await (await fetch(`${PLATFORM}/jwks/${CLIENT}`)).json();
    key = createPublicKey({ key: keys[0], format: 'jwk' });
  }
  return key;
}

async function formOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return new URLSearchParams(Buffer.concat(parts).toString());
}

async function login(request, response) {
  const form = await formOf(request);
  const [state, nonce, secret] = [random(), random(), random()];
  const expiresAt = Date.now() + LOGIN_MS;
  await store.launches.putState({ state, nonce, secretHash: hash(secret), expiresAt });
  const asked = { scope: 'openid', response_type: 'id_token', response_mode: 'form_post', prompt: 'none' };
  const hint = form.get('login_hint') ?? '';
  const query = new URLSearchParams({ ...asked, client_id: CLIENT, state, nonce, login_hint: hint });
  const cookie = `s_${state}=${secret}; Path=/; Secure; HttpOnly; SameSite=None; Partitioned`;
  response.writeHead(302, { location: `${PLATFORM}/auth?${query}`, 'set-cookie': cookie }).end();
}

async function claimsOf(token) {
  const [head, body, signature] = token.split('.');
  const { alg } = JSON.parse(Buffer.from(head, 'base64url'));
  const signed = Buffer.from(`${head}.${body}`);
  const good =
    alg === 'RS256' && verify('sha256', signed, await platformKey(), Buffer.from(signature, 'base64url'));
  return good ? JSON.parse(Buffer.from(body, 'base64url')) : null;
}

async function launch(request, response) {
  const form = await formOf(request);
  const state = form.get('state') ?? '';
  const now = Date.now();
  const { outcome, record } = await store.launches.takeState(state, now);
  const secret = request.headers.cookie?.split(`s_${state}=`)[1]?.split(';')[0] ?? '';
  const claims = await claimsOf(form.get('id_token') ?? '');
  const good =
    outcome === 'taken' &&
    hash(secret) === record.secretHash &&
    claims?.iss === PLATFORM &&
    claims.aud === CLIENT &&
    claims.exp * 1000 > now &&
    claims.nonce === record.nonce &&
    claims[`${LTI}version`] === '1.3.0' &&
    claims[`${LTI}deployment_id`] === 'dep-1';
  if (!good || !(await store.launches.rememberNonce(hash(claims.nonce), now + LOGIN_MS)))
    return response.writeHead(401).end();
  const { sub, name, locale } = claims;
  await store.learners.note({
    id: sub,
    tenant: CLIENT,
    issuer: PLATFORM,
    sub,
    name,
    locale,
    lastSeenAt: now,
  });
  const session = { kind: 'learner', tenant: CLIENT, learner: sub, createdAt: now };
  await store.sessions.create({ ...session, tokenHash: hash(random()), expiresAt: now + SESSION_MS });
  response.writeHead(200, { 'content-type': 'text/html' }).end(`opened ${sub}`);
}

const server = createServer((request, response) => {
  const handle = request.url === '/login' ? login : launch;
  handle(request, response).catch(() => response.writeHead(500).end());
});
await new Promise((resolve) => server.listen(Number(PORT), '127.0.0.1', resolve));

let sequence = 0;
/** Decides a grade for each, durably. */
async function decide({ users }) {
  sequence += 1;
  for (const learner of users) {
    const what = { link: 'link', learner, activity: 'activity', tenant: CLIENT, pack: 'pack' };
    const want = { ...what, sequence, value: 0.8, completed: false, decidedAt: Date.now(), final: true };
    await store.grades.want(want, AT_ONCE, Date.now());
  }
}

const agent = new Agent();
let token = null;
async function post(path, type, body) {
  const headers = { 'content-type': type, authorization: `Bearer ${token}` };
  const answer = await agent.request({ origin: PLATFORM, path, method: 'POST', headers, body });
  return { status: answer.statusCode, body: await answer.body.json() };
}

/** Notes that it leaves, sends it, and tells what became of it. */
async function send(row) {
  const now = Date.now();
  const wire = { sequence: row.want.sequence, timestamp: now, mayHaveLeft: true };
  await store.grades.record({ ...row, delivery: { ...row.delivery, wire, triedAt: now } });
  const progress = { activityProgress: 'InProgress', gradingProgress: 'FullyGraded' };
  const score = { userId: row.want.learner, scoreGiven: 40, scoreMaximum: 50, ...progress };
  const timestamp = new Date(now).toISOString();
  const path = `/lineitem/${CLIENT}/scores?type_id=7`;
  const { status } = await post(
    path,
    'application/vnd.ims.lis.v1.score+json',
    JSON.stringify({ ...score, timestamp }),
  );
  if (status !== 200) throw new Error(`a score was answered ${status}`);
  const sent = { sequence: row.want.sequence, value: row.want.value, timestamp: now, at: Date.now() };
  return { row, delivery: { ...row.delivery, status: 'sent', wire, sent } };
}

async function grades() {
  if (token === null) {
    const form = 'grant_type=client_credentials&scope=score';
    token = (await post(`/token/${CLIENT}`, 'application/x-www-form-urlencoded', form)).body.access_token;
  }
  for (;;) {
    const rows = [...(await store.grades.claimDue(Date.now(), LOGIN_MS, CLAIMED))];
    if (rows.length === 0) return;
    const settled = [];
    while (rows.length > 0) settled.push(...(await Promise.all(rows.splice(0, PARALLEL).map(send))));
    await Promise.all(
      settled.map(({ row, delivery }) => store.grades.finish(row, delivery, null, Date.now())),
    );
  }
}

const nothing = () => undefined;
answerOrders({ open: nothing, prepare: nothing, decide, grades });
