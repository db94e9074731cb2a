import assert from 'node:assert/strict';
import { startTool, type TestTool } from '../support/tool.ts';
import { trellis } from './support/command.ts';

const CANVAS = [
  ['--issuer', 'https://lms.example'],
  ['--client-id', 'client-7'],
  ['--auth-url', 'https://lms.example/auth'],
  ['--token-url', 'https://lms.example/token'],
  ['--jwks-url', 'https://lms.example/jwks'],
].flat();

describe('commands beside a running server', function () {
  this.timeout(120_000);
  let tool: TestTool;
  let settings: Record<string, string>;

  before(async () => {
    tool = await startTool({});
    const { MONGODB_URL } = process.env;
    settings = {
      DATA_DIR: tool.dataDir,
      ...(MONGODB_URL ? { MONGODB_URL: tool.running.services.config.mongodbUrl ?? '' } : {}),
    };
  });
  after(() => tool?.close());

  const run = (...words: string[]) => trellis(words, settings);

  it('a platform is added, listed, suspended and approved, and the server knows at once', async () => {
    const added = await run('platform', 'add', ...CANVAS, '--deployment', 'dep-1', '--json');
    assert.equal(added.code, 0, added.lines.join('\n'));
    const registration = JSON.parse(added.out);
    assert.equal(registration.issuer, 'https://lms.example');
    const { platforms } = tool.running.services.store;
    assert.equal((await platforms.get(registration.id))?.clientId, 'client-7');
    const suspended = await run('platform', 'suspend', registration.id);
    assert.equal(suspended.code, 0);
    assert.equal(suspended.out, '', 'words go to stderr');
    const login = `${tool.url}/lti/login?${new URLSearchParams({
      iss: 'https://lms.example',
      login_hint: 'x',
      target_link_uri: `${tool.url}/lti/launch`,
    })}`;
    assert.equal((await fetch(login)).status, 403);
    const [approved, listed] = [
      await run('platform', 'approve', registration.id),
      await run('platform', 'list', '--json'),
    ];
    assert.equal(approved.code, 0);
    assert.equal((await fetch(login)).status, 200);
    const [row] = JSON.parse(listed.out);
    assert.equal(row.registration.status, 'active');
    assert.deepEqual(
      row.deployments.map((one: { deploymentId: string }) => one.deploymentId),
      ['dep-1'],
    );
  });

  it('wrong usage is said in words and ends with 2, an unknown platform with 1', async () => {
    const [missing, wrong, unknown, strange] = await Promise.all([
      run('platform', 'add', '--issuer', 'https://lms.example'),
      run('platform', 'add', '--issuer', 'no address', '--client-id', 'x'),
      run('platform', 'suspend', 'nobody'),
      run('make', 'coffee'),
    ]);
    assert.equal(missing.code, 2);
    assert.match(missing.lines.join('\n'), /--client-id/);
    assert.equal(wrong.code, 2);
    assert.match(wrong.lines.join('\n'), /issuer/);
    assert.equal(unknown.code, 1);
    assert.equal(strange.code, 2);
  });

  it('a rotated key is published by the server at once', async () => {
    const published = async () => {
      const { keys } = (await (await fetch(`${tool.url}/lti/jwks.json`)).json()) as { keys: unknown[] };
      return keys.length;
    };
    const before = await published();
    assert.equal((await run('keys', 'rotate')).code, 0);
    assert.equal(await published(), before + 1);
  });
});
