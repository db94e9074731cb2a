import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isPublicAddress } from '../../src/outboundAddress.ts';
import { runs } from '../support/runs.ts';

describe('a public address', () => {
  it('is one that the whole internet reaches', () => {
    for (const address of [
      '8.8.8.8',
      '1.1.1.1',
      '172.32.0.1',
      '100.128.0.1',
      '2606:4700::1111',
      '2a00:1450::1',
    ]) {
      assert.ok(isPublicAddress(address), address);
    }
  });

  it('is none with a zone, none that is a name, and none inside another', () => {
    for (const address of [
      '',
      'localhost',
      '::ffff:8.8.8.8',
      '::',
      '2001:0:1::',
      '2001:db8::1',
      'ff02::1',
      '8.8.8',
    ]) {
      assert.ok(!isPublicAddress(address), address);
    }
  });

  it('is never in a private range, whatever the last bytes', () => {
    const prefix = fc.constantFrom(
      '10',
      '127',
      '0',
      '192.168',
      '169.254',
      '100.64',
      '172.16',
      '172.31',
      '240',
      '224',
    );
    fc.assert(
      fc.property(prefix, fc.array(fc.nat(255), { minLength: 3, maxLength: 3 }), (start, rest) => {
        const address = [...start.split('.'), ...rest].slice(0, 4).join('.');
        assert.ok(!isPublicAddress(address));
      }),
      runs(2000),
    );
  });
});
