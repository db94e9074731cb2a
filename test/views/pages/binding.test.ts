import assert from 'node:assert/strict';
import { type Browser, chooseBinding } from '../../../views/pages/login/binding.ts';
import {
  forgetSecret,
  keepSecret,
  type OwnStorage,
  recallSecret,
} from '../../../views/pages/login/ownStorage.ts';

const LOGIN = {
  state: 's1',
  secret: 'secret',
  probe: 'trellis-probe',
  storage: { target: null, origins: ['https://lms.test'] },
};
const NOW = Date.UTC(2026, 8, 1);
const MINUTE = 60_000;

/** Storage in memory, as a browser has it. */
function memory(): ReturnType<OwnStorage> & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    key: (at) => [...kept.keys()][at] ?? null,
    get length() {
      return kept.size;
    },
  };
}

const forbidden = () => {
  throw new DOMException('forbidden', 'SecurityError');
};

function browser(over: Partial<Browser> = {}): Browser {
  const own = memory();
  return {
    cookies: () => '',
    storage: () => own,
    keepWithPlatform: () => assert.fail('the platform is asked last'),
    framed: true,
    now: () => NOW,
    ...over,
  };
}

describe('binding of a launch to the browser', () => {
  it('the cookie serves where the browser kept it', async () => {
    const own = browser({ cookies: () => 'a=1; trellis-probe=1', storage: forbidden });
    assert.equal(await chooseBinding(own, LOGIN), 'cookie');
  });

  it('beside a cookie the secret is in storage too, should other launches crowd the cookie out', async () => {
    const own = browser({ cookies: () => 'trellis-probe=1' });
    await chooseBinding(own, LOGIN);
    assert.equal(recallSecret(own.storage, 's1'), 'secret');
  });

  it('a cookie whose name only begins alike does not count', async () => {
    assert.equal(await chooseBinding(browser({ cookies: () => 'trellis-probe-2=1' }), LOGIN), 'storage');
  });

  it('storage serves when what was written is read back', async () => {
    const own = browser();
    assert.equal(await chooseBinding(own, LOGIN), 'storage');
    assert.equal(recallSecret(own.storage, 's1'), 'secret');
    const forgetful = { ...memory(), getItem: () => null };
    const keepWithPlatform = async () => false;
    assert.equal(
      await chooseBinding(browser({ storage: () => forgetful, keepWithPlatform }), LOGIN),
      'window',
    );
  });

  it('the platform serves where the browser keeps nothing', async () => {
    const keepWithPlatform = async () => true;
    const bare = browser({ cookies: forbidden, storage: forbidden, keepWithPlatform });
    assert.equal(await chooseBinding(bare, LOGIN), 'platform');
  });

  it('a frame without any opens a window; a window without any explains itself', async () => {
    const bare = { cookies: forbidden, storage: forbidden, keepWithPlatform: async () => false };
    assert.equal(await chooseBinding(browser(bare), LOGIN), 'window');
    assert.equal(await chooseBinding(browser({ ...bare, framed: false }), LOGIN), 'none');
  });
});

describe('storage of the tool’s own', () => {
  it('secrets of two logins do not disturb each other, and one that has served is gone', () => {
    const own = memory();
    keepSecret(() => own, 's1', 'one', NOW);
    keepSecret(() => own, 's2', 'two', NOW);
    assert.equal(
      recallSecret(() => own, 's1'),
      'one',
    );
    forgetSecret(() => own, 's1');
    assert.equal(
      recallSecret(() => own, 's1'),
      null,
    );
    assert.equal(
      recallSecret(() => own, 's2'),
      'two',
    );
  });

  it('a login clears away secrets that are too old to serve, and nothing of anybody else', () => {
    const own = memory();
    own.setItem('theirs', 'x');
    own.setItem('lti:odd', 'y');
    keepSecret(() => own, 's1', 'one', NOW);
    keepSecret(() => own, 's2', 'two', NOW + 14 * MINUTE);
    keepSecret(() => own, 's3', 'three', NOW + 16 * MINUTE);
    assert.deepEqual([...own.kept.keys()].sort(), ['lti:s2', 'lti:s3', 'theirs']);
  });

  it('where it is forbidden, nothing is kept and nothing breaks', () => {
    assert.equal(keepSecret(forbidden, 's1', 'one', NOW), false);
    assert.equal(recallSecret(forbidden, 's1'), null);
    forgetSecret(forbidden, 's1');
  });
});
