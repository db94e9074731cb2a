import assert from 'node:assert/strict';
import { freePort } from '../../support/freePort.ts';
import { makeSend } from './http.ts';
import type { Lms } from './lms.ts';
import type { Peer } from './peer.ts';
import { redirectedLogin } from './redirectedLogin.ts';
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
      const login = { client: CLIENT, url: `${url}/login`, target, sub };
      const { form, cookies } = await redirectedLogin(lms, send, login);
      const launched = await send(target, form, cookies);
      const page = await send(new URL(launched.location, url).href, undefined, launched.cookies);
      assert.ok(page.text.includes(sub));
    },
    async close() {
      await close();
      await server.close();
    },
  };
}
