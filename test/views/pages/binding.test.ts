import assert from 'node:assert/strict';
import { type Browser, chooseBinding } from '../../../views/pages/login/binding.ts';

const LOGIN = { state: 's1', secret: 'secret', probe: 'trellis-probe' };

function browser(over: Partial<Browser> = {}): Browser & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    cookies: () => '',
    store: (key, value) => kept.set(key, value),
    read: (key) => kept.get(key) ?? null,
    framed: true,
    ...over,
  };
}
const refuse = () => {
  throw new DOMException('forbidden', 'SecurityError');
};

describe('binding of a launch to the browser', () => {
  it('the cookie serves where the browser kept it', () => {
    const own = browser({ cookies: () => 'a=1; trellis-probe=1' });
    assert.equal(chooseBinding(own, LOGIN), 'cookie');
    assert.equal(own.kept.size, 0);
  });

  it('a cookie whose name only begins alike does not count', () => {
    assert.equal(chooseBinding(browser({ cookies: () => 'trellis-probe-2=1' }), LOGIN), 'storage');
  });

  it('storage serves when what was written is read back', () => {
    const own = browser();
    assert.equal(chooseBinding(own, LOGIN), 'storage');
    assert.equal(own.kept.get('lti:s1'), 'secret');
    assert.equal(chooseBinding(browser({ read: () => null }), LOGIN), 'window');
  });

  it('a frame without either opens a window; a window without either explains itself', () => {
    const bare = { cookies: refuse, store: refuse };
    assert.equal(chooseBinding(browser(bare), LOGIN), 'window');
    assert.equal(chooseBinding(browser({ ...bare, framed: false }), LOGIN), 'none');
  });
});
