import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { newRegistration } from '../../../src/lti/newRegistration.ts';
import { contextKey, learnerId, linkId } from '../../../src/practice/derivedId.ts';
import type { Store } from '../../../src/store/port/store.ts';
import { makePlace, toldByStart } from '../toolProcess.ts';
import { makeSend } from './http.ts';
import type { Lms } from './lms.ts';
import type { Peer } from './peer.ts';
import { startServer } from './server.ts';

const CLIENT = 'trellis';
const SETTINGS = {
  revision: 1,
  pack: 'fractions-to-equations',
  rule: { threshold: 0.8, unaided: 3, delayHours: 10 },
  policy: 'mastery',
  questions: 20,
  counts: 'reached',
  tries: 2,
} as const;

/** Makes the platform known, and the activity that all launches open. */
async function furnish(store: Store, lms: Lms): Promise<{ registration: string; activity: string }> {
  const { origin } = lms;
  const urls = {
    authUrl: `${origin}/auth`,
    tokenUrl: `${origin}/token/${CLIENT}`,
    jwksUrl: `${origin}/jwks/${CLIENT}`,
  };
  const input = { issuer: origin, clientId: CLIENT, ...urls, origins: [origin] };
  const { id } = await store.platforms.put(newRegistration(input, { id: randomUUID(), now: 0 }));
  const seen = { registrationId: id, deploymentId: 'dep-1', anonymous: false, firstSeenAt: 0 };
  await store.platforms.noteDeployment({ ...seen, status: 'active' });
  return { registration: id, activity: 'act-bench' };
}

/** The first ten skills of the pack, bound to the link that every launch names. */
async function bind(
  store: Store,
  skills: readonly string[],
  { registration, activity }: { registration: string; activity: string },
) {
  const context = contextKey(registration, 'dep-1', 'course-1');
  const settings = { ...SETTINGS, skills };
  const revisions = [settings];
  const at = Date.now();
  await store.activities.create({
    id: activity,
    tenant: registration,
    context,
    title: 'Fractions',
    points: 50,
    revisions,
    createdAt: at,
  });
  await store.links.note({
    id: linkId(registration, 'dep-1', 'link-1'),
    tenant: registration,
    registration,
    deployment: 'dep-1',
    resourceLink: 'link-1',
    context,
    activity,
    title: null,
    courseTitle: null,
    ags: null,
    membershipsUrl: null,
    updatedAt: at,
  });
}

/** The tool on its embedded store, registered at the platform, with one activity of ten skills at the link. */
export async function openTrellis(lms: Lms, encoding = 'identity'): Promise<Peer> {
  const place = await makePlace(lms.origin, null);
  const store = await place.open();
  const made = await furnish(store, lms);
  const environment = { ...place.environment, TRUST_PROXY: '1' };
  const server = await startServer('trellis', environment, toldByStart());
  const current = (await store.packs.current()).find(({ id }) => id === SETTINGS.pack);
  const pack = await store.packs.get(SETTINGS.pack, current?.version ?? '');
  await bind(store, pack?.pack.skills.slice(0, 10).map(({ id }) => id) ?? [], made);
  await store.close();
  const { send, close } = makeSend(encoding);
  return {
    name: 'Trellis',
    client: CLIENT,
    server,
    gradebook: { ...made, lineItem: `${lms.origin}/lineitem/${CLIENT}?type_id=7` },
    async launch(sub) {
      const target = `${place.url}/lti/launch`;
      const form = { iss: lms.origin, login_hint: sub, target_link_uri: target, client_id: CLIENT };
      const login = await send(`${place.url}/lti/login`, { ...form, lti_message_hint: '{"cmid":12}' });
      const nonce = /nonce=([\w-]+)/.exec(login.text)?.[1] ?? '';
      const state = /"state":"([\w-]+)"/.exec(login.text)?.[1] ?? '';
      const token = await lms.idToken({ client: CLIENT, nonce, target, sub });
      const whose = { 'x-learner': learnerId(made.registration, sub) };
      const page = await send(target, { id_token: token, state }, login.cookies, whose);
      assert.ok(page.text === 'opened' || page.text.includes('"page":"practice"'));
    },
    async close() {
      await close();
      await server.close();
      place.remove();
    },
  };
}
