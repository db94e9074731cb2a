import assert from 'node:assert/strict';
import { join } from 'node:path';
import { freePort } from '../../support/freePort.ts';
import { makePlace, toldByStart } from '../toolProcess.ts';
import { makeSend } from './http.ts';
import type { Lms } from './lms.ts';
import type { Peer } from './peer.ts';
import { startServer } from './server.ts';

const CLIENT = 'bare';

/** The bare handler (`bare.mjs`): what a durable launch and a durable grade cost at the least. */
export async function openBare(lms: Lms): Promise<Peer> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const place = await makePlace(lms.origin, null);
  const file = join(place.environment.DATA_DIR ?? '', 'bare.db');
  const environment = { PORT: String(port), PLATFORM: lms.origin, CLIENT, FILE: file };
  const server = await startServer('bare', environment, ['--import', 'tsx', ...toldByStart()]);
  const { send, close } = makeSend('identity');
  return {
    name: 'A bare handler',
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
      const page = await send(target, { id_token: token, state }, login.cookies);
      assert.ok(page.text.includes(sub));
    },
    async close() {
      await close();
      await server.close();
      place.remove();
    },
  };
}
