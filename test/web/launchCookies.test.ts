import assert from 'node:assert/strict';
import type { Request, Response } from 'express';
import { bindingOf, dropBinding, PROBE, setBinding } from '../../src/web/launchCookies.ts';

const ATTRIBUTES = ['Path=/', 'SameSite=None', 'Secure', 'Partitioned'];

const from = (...cookies: string[]) => ({ headers: { cookie: cookies.join('; ') } }) as Request;

/** What an answer sets, by name: the value and the attributes. */
function set(act: (response: Response) => void): Map<string, { value: string; attributes: string[] }> {
  let lines: readonly string[] = [];
  const setHeader = (name: string, value: string | readonly string[]) => {
    assert.equal(name, 'set-cookie');
    lines = [value].flat();
  };
  act({ setHeader } as Response);
  return new Map(
    lines.map((line) => {
      const [[name = '', value = ''] = [], ...attributes] = line.split('; ').map((part) => part.split('='));
      return [name, { value, attributes: attributes.map((pair) => pair.join('=')) }];
    }),
  );
}

describe('cookies of a launch', () => {
  it('bind a browser to its login for a quarter of an hour, out of reach of scripts but for the probe', () => {
    const cookies = set((response) => setBinding(from(), response, 'state', 'secret'));
    assert.deepEqual([...cookies.keys()], ['__Host-lti_state', PROBE]);
    const [binding, probe] = [...cookies.values()];
    assert.equal(binding?.value, 'secret');
    assert.deepEqual(new Set(binding?.attributes), new Set(['HttpOnly', 'Max-Age=900', ...ATTRIBUTES]));
    assert.deepEqual(new Set(probe?.attributes), new Set(['Max-Age=900', ...ATTRIBUTES]));
    assert.equal(bindingOf(from('__Host-lti_state=secret'), 'state'), 'secret');
    assert.equal(bindingOf(from('__Host-lti_states=secret'), 'state'), null);
  });

  it('are five at the most: the oldest go, and of other names none is repeated, whatever is in it', () => {
    const own = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `__Host-lti_${name}=1`);
    const foreign = [
      'other=1',
      '__Host-lti_a b=1',
      '__Host-lti_x\r\nx-evil: 1=1',
      '__Host-lti_=1',
      `${PROBE}=1`,
    ];
    const cookies = set((response) => setBinding(from(...foreign, ...own), response, 'new', 'secret'));
    const over = [...cookies].filter(([, { attributes }]) => attributes.includes('Max-Age=0'));
    assert.deepEqual(
      over.map(([name]) => name),
      ['__Host-lti_a', '__Host-lti_b'],
    );
    assert.equal(cookies.size, 4);
  });

  it('go with their login', () => {
    const [gone, ...more] = set((response) => dropBinding(response, 'state'));
    assert.deepEqual(more, []);
    assert.deepEqual(gone?.[0], '__Host-lti_state');
    assert.deepEqual(
      [gone?.[1].value, new Set(gone?.[1].attributes)],
      ['', new Set(['Max-Age=0', ...ATTRIBUTES])],
    );
  });
});
