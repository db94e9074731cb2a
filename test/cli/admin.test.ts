import assert from 'node:assert/strict';
import type { SignedIn } from '../../src/api/administration.ts';
import { call } from '../support/browserless.ts';
import { startTool, type TestTool } from '../support/tool.ts';
import { trellis } from './support/command.ts';

describe('admin commands beside a running server', function () {
  this.timeout(120_000);
  let tool: TestTool;
  let settings: Record<string, string>;

  before(async () => {
    tool = await startTool({});
    const { MONGODB_URL } = process.env;
    settings = {
      PUBLIC_URL: tool.url,
      DATA_DIR: tool.dataDir,
      ...(MONGODB_URL ? { MONGODB_URL: tool.running.services.config.mongodbUrl ?? '' } : {}),
    };
  });
  after(() => tool?.close());

  it('a link signs in once; sign-out ends what it gave; the audit log names the command line', async () => {
    const made = await trellis(['admin', 'link'], settings);
    assert.equal(made.code, 0, made.lines.join('\n'));
    const url = new URL(made.out.trim());
    assert.equal(`${url.origin}${url.pathname}${url.search}`, `${tool.url}/admin`);
    assert.ok(!made.lines.join('\n').includes(url.hash), 'words on stderr hold no secret');
    const link = url.hash.replace('#sign-in=', '');
    const signIn = () => call<SignedIn>(tool, null, 'POST', '/api/admin/sign-in', { link });
    const { status, body } = await signIn();
    assert.equal(status, 200);
    assert.equal((await signIn()).status, 401);
    assert.equal((await trellis(['admin', 'sign-out'], settings)).code, 0);
    assert.equal((await call(tool, body.token, 'GET', '/api/admin/platforms')).status, 401);
    const { audit } = tool.running.services.store;
    const entries = await audit.page({ registration: null, deployment: null }, null, 10);
    assert.deepEqual(
      entries.map(({ act, actor }) => `${act} ${actor.kind}`),
      ['accessEnded command', 'signedIn operator', 'linkMade command'],
    );
  });
});
