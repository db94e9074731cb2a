import assert from 'node:assert/strict';
import { hashOfCode } from '../../src/lti/registration/code.ts';
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

  it('the origins of a platform are replaced at any time, and what is no origin is refused', async () => {
    const { platforms } = tool.running.services.store;
    const [row] = await platforms.list();
    assert.ok(row);
    const { id } = row.registration;
    const given = ['--origin', 'https://lms.example', '--origin', 'https://school.example'];
    const set = await run('platform', 'set', id, ...given);
    assert.equal(set.code, 0, set.lines.join('\n'));
    const after = await platforms.get(id);
    assert.deepEqual(after?.origins, ['https://lms.example', 'https://school.example']);
    assert.equal(after?.jwksUrl, row.registration.jwksUrl);
    assert.equal((await run('platform', 'set', id, '--origin', 'school.example')).code, 2);
    assert.deepEqual((await platforms.get(id))?.origins, after?.origins);
  });

  it('a suspended platform that is added again stays suspended', async () => {
    const added = JSON.parse((await run('platform', 'add', ...CANVAS, '--json')).out);
    await run('platform', 'suspend', added.id);
    const again = await run('platform', 'add', ...CANVAS, '--json');
    assert.equal(JSON.parse(again.out).status, 'suspended');
    assert.match(again.lines.join(' '), /approve/);
    await run('platform', 'approve', added.id);
  });

  it('a one-time code is made for a time, shown once and kept as a hash', async () => {
    const made = await run('platform', 'code', '--hours', '2', '--note', 'for Larkfield', '--json');
    assert.equal(made.code, 0, made.lines.join('\n'));
    const { code, note } = JSON.parse(made.out);
    assert.match(code, /^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
    assert.equal(note, 'for Larkfield');
    const { store } = tool.running.services;
    const [kept] = await store.registrationCodes.list();
    assert.equal(kept?.hash, hashOfCode(code));
    assert.ok(!JSON.stringify(kept).includes(code.replaceAll('-', '')));
    assert.equal((await run('platform', 'code', '--hours', '0')).code, 2);
  });

  it('addresses that wait are accepted or dismissed by the operator', async () => {
    const { platforms } = tool.running.services.store;
    const [row] = await platforms.list();
    assert.ok(row);
    const { id, issuer, clientId, jwksUrl } = row.registration;
    const source = { by: 'form', host: 'lms.example', at: 1 } as const;
    const other = `${jwksUrl}-new`;
    const ask = () =>
      platforms.settle(
        issuer,
        clientId,
        (known) => known && { ...known, proposal: { ...known, jwksUrl: other, source } },
      );
    await ask();
    assert.equal((await run('platform', 'dismiss', id)).code, 0);
    assert.equal((await platforms.get(id))?.jwksUrl, jwksUrl);
    await ask();
    assert.notEqual((await run('platform', 'accept', id, 'another')).code, 0);
    assert.equal((await platforms.get(id))?.jwksUrl, jwksUrl);
    const shown = await run('platform', 'list');
    const digest = /digest {2}(\S+)/.exec(shown.lines.join('\n'))?.[1] ?? '';
    assert.ok(shown.lines.join('\n').includes(other));
    assert.equal((await run('platform', 'accept', id, digest)).code, 0);
    const changed = await platforms.get(id);
    assert.deepEqual([changed?.jwksUrl, changed?.proposal], [other, undefined]);
    assert.equal((await run('platform', 'accept', id, digest)).code, 1);
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

  it('a key that somebody else may have is gone at once, and the new one alone is published', async () => {
    const published = async () => {
      const answer = await fetch(`${tool.url}/lti/jwks.json`);
      return ((await answer.json()) as { keys: { kid: string }[] }).keys.map(({ kid }) => kid);
    };
    const before = await published();
    const { code, lines } = await run('keys', 'rotate', '--now');
    assert.equal(code, 0);
    const after = await published();
    assert.equal(after.length, 1);
    assert.ok(!before.includes(after[0] ?? ''));
    assert.ok(lines.join().includes(after[0] ?? 'none'));
    assert.match(await tool.running.services.sign({ iss: 'x' }), /^eyJ/, 'the running tool signs with it');
  });
});
