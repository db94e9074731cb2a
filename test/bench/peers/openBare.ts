import assert from 'node:assert/strict';
import { join } from 'node:path';
import { freePort } from '../../support/freePort.ts';
import { makePlace, toldByStart } from '../toolProcess.ts';
import { makeSend } from './http.ts';
import type { Lms } from './lms.ts';
import type { Peer } from './peer.ts';
import { redirectedLogin } from './redirectedLogin.ts';
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
      const login = { client: CLIENT, url: `${url}/login`, target, sub };
      const { form, cookies } = await redirectedLogin(lms, send, login);
      const page = await send(target, form, cookies);
      assert.ok(page.text.includes(sub));
    },
    async close() {
      await close();
      await server.close();
      place.remove();
    },
  };
}
