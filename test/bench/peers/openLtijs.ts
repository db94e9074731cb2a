import assert from 'node:assert/strict';
import { freePort } from '../../support/freePort.ts';
import { makeSend } from './http.ts';
import type { Lms } from './lms.ts';
import type { Peer } from './peer.ts';
import { startServer } from './server.ts';

const CLIENT = 'ltijs';

/** ltijs, registered at the platform. */
export async function openLtijs(lms: Lms): Promise<Peer> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const server = await startServer('ltijs', { PORT: String(port), PLATFORM: lms.origin, CLIENT });
  const { send, close } = makeSend('identity');
  return {
    name: 'ltijs',
    client: CLIENT,
    server,
    gradebook: {},
    async launch(sub) {
      const target = `${url}/`;
      const form = { iss: lms.origin, login_hint: sub, target_link_uri: target, client_id: CLIENT };
      const login = await send(`${url}/login`, { ...form, lti_message_hint: '{"cmid":12}' });
      const asked = new URL(login.location).searchParams;
      const [nonce, state] = [asked.get('nonce') ?? '', asked.get('state') ?? ''];
      const token = await lms.idToken({ client: CLIENT, nonce, target, sub });
      const launched = await send(target, { id_token: token, state }, login.cookies);
      const page = await send(new URL(launched.location, url).href, undefined, launched.cookies);
      assert.ok(page.text.includes(sub));
    },
    async close() {
      await close();
      await server.close();
    },
  };
}
