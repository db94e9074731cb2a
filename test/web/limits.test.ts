import assert from 'node:assert/strict';
import { TrellisError } from '../../src/errors.ts';
import { hashOfSecret } from '../../src/practice/secretText.ts';
import { addressKey, networkKey } from '../../src/web/addressKey.ts';
import { type Limits, makeLimits, PER_MINUTE, type Visitor } from '../../src/web/limits.ts';

const SCHOOL = '198.51.100.7';

function visitor(ip: string, bearer?: string): Visitor {
  return { ip, headers: bearer === undefined ? {} : { authorization: `Bearer ${bearer}` } };
}

/** Fails once, unless turned away; whether it was let through. */
async function fail(limits: Limits, from: Visitor): Promise<boolean> {
  if (await limits.turnsAway(from)) return false;
  limits.failed(from);
  return true;
}

const limited = (done: Promise<void>) =>
  done.then(
    () => false,
    (error: unknown) => error instanceof TrellisError && error.code === 'too_many_requests',
  );

async function times(count: number, act: (index: number) => Promise<unknown>): Promise<void> {
  for (let index = 0; index < count; index += 1) await act(index);
}

describe('limits', () => {
  let limits: Limits;
  let now = Date.now();
  beforeEach(() => {
    limits = makeLimits(() => now);
  });

  it('an address that only fails is turned away, others are not', async () => {
    await times(PER_MINUTE.refused, () => fail(limits, visitor(SCHOOL)));
    assert.equal(await fail(limits, visitor(SCHOOL)), false);
    assert.equal(await fail(limits, visitor('203.0.113.9')), true);
  });

  it('a session that was alive passes beside an attack from its own address', async () => {
    const bearer = 'A'.repeat(43);
    await limits.session({ tokenHash: hashOfSecret(bearer), registration: 'r', learner: 'l' });
    await times(PER_MINUTE.refused, () => fail(limits, visitor(SCHOOL)));
    assert.equal(await limits.turnsAway(visitor(SCHOOL, bearer)), false);
    assert.equal(await fail(limits, visitor(SCHOOL, 'B'.repeat(43))), false);
    now += 11 * 60_000;
    assert.equal(await limits.turnsAway(visitor(SCHOOL, bearer)), true, 'not for ever');
  });

  it('a school where somebody launched today may fail more often: its sessions expire together', async () => {
    await limits.launched(visitor(SCHOOL), 'platform-1', 'tenant person');
    await times(PER_MINUTE.refused + 1, () => fail(limits, visitor(SCHOOL)));
    assert.equal(await fail(limits, visitor(SCHOOL)), true);
  });

  it('logins of one address at one platform are bounded; other platforms and addresses go on', async () => {
    await times(PER_MINUTE.logins, () => limits.login(visitor(SCHOOL), 'platform-1'));
    assert.ok(await limited(limits.login(visitor(SCHOOL), 'platform-1')));
    assert.equal(await limited(limits.login(visitor(SCHOOL), 'platform-2')), false);
    assert.equal(await limited(limits.login(visitor('203.0.113.9'), 'platform-1')), false);
  });

  it('a flood of logins from one network is bounded for its platform, and shuts no school out that launched today', async () => {
    await limits.launched(visitor(SCHOOL), 'platform-1', 'tenant person');
    await times(PER_MINUTE.loginsOfNetwork + PER_MINUTE.loginsOfStrangers, (index) =>
      limits.login(visitor(`203.0.113.${index & 255}`), 'platform-1'),
    );
    assert.ok(await limited(limits.login(visitor('203.0.113.9'), 'platform-1')));
    assert.equal(await limited(limits.login(visitor(SCHOOL), 'platform-1')), false);
    assert.equal(await limited(limits.login(visitor('203.0.113.9'), 'platform-2')), false);
  });

  it('three addresses that use up all they can shut out no class at an address nobody has seen', async () => {
    for (const greedy of ['192.0.2.1', '203.0.113.1', '2001:db8:1::1'])
      await times(PER_MINUTE.logins, () =>
        limits.login(visitor(greedy), 'platform-1').catch(() => undefined),
      );
    assert.ok(await limited(limits.login(visitor('192.0.2.77'), 'platform-1')), 'their own network is out');
    for (const newcomer of [SCHOOL, '2001:db8:2::1'])
      await times(500, () => limits.login(visitor(newcomer), 'platform-1'));
  });

  it('guests have no bucket in common: a whole class of them launches', async () => {
    await times(500, () => limits.launched(visitor(SCHOOL), 'p', null));
  });

  it('one person launches only so often; the class beside them is untouched', async () => {
    await times(PER_MINUTE.launches, () => limits.launched(visitor(SCHOOL), 'p', 'tenant loop'));
    assert.ok(await limited(limits.launched(visitor(SCHOOL), 'p', 'tenant loop')));
    await times(500, (index) => limits.launched(visitor(SCHOOL), 'p', `tenant ${index}`));
  });

  it('one session, one learner in many sessions, and one platform have limits of their own', async () => {
    const session = (hash: string, learner: string, registration: string) =>
      limits.session({ tokenHash: hash, learner, registration });
    await times(PER_MINUTE.session, () => session('one', 'a', 'p'));
    assert.ok(await limited(session('one', 'a', 'p')));
    await times(PER_MINUTE.learner - PER_MINUTE.session, (index) => session(`more-${index}`, 'a', 'p'));
    assert.ok(await limited(session('new', 'a', 'p')));
    assert.equal(await limited(session('other', 'b', 'p')), false);
  });

  it('an IPv6 address counts as its network, a mapped one as the IPv4 it is', () => {
    assert.equal(addressKey('2001:db8:1:2:3:4:5:6'), addressKey('2001:db8:1:2:ffff::1'));
    assert.notEqual(addressKey('2001:db8:1:2::1'), addressKey('2001:db8:1:3::1'));
    assert.equal(addressKey('2001:db8::1'), '2001:db8:0:0');
    assert.equal(addressKey('::1'), '0:0:0:0');
    assert.equal(addressKey('::ffff:198.51.100.7'), '198.51.100.7');
    assert.equal(addressKey('fe80::1%eth0'), 'fe80:0:0:0');
    assert.equal(addressKey(undefined), '');
    assert.equal(networkKey('198.51.100.7'), '198.51.100');
    assert.equal(networkKey('2001:db8:1:2::1'), '2001:db8:1');
  });
});
