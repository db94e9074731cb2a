import assert from 'node:assert/strict';
import { FAMILIES, familyOf, platformOf } from '../../src/lti/platforms/platformOf.ts';
import { addressDigest } from '../../src/lti/registration/addresses.ts';
import { wishesAt } from '../../src/lti/registration/clientMetadata.ts';
import { hashOfCode } from '../../src/lti/registration/code.ts';
import { houseOrigins, isSameHouse } from '../../src/lti/registration/sameHouse.ts';
import { acceptProposal, dropProposal, settle } from '../../src/lti/registration/settle.ts';
import type { Registration, RegistrationSource } from '../../src/lti/registration.ts';
import { originsToTell } from '../../views/pages/register/closeWindow.ts';
import { aRegistration } from '../support/fixtures.ts';

const own: RegistrationSource = { by: 'discovery', host: 'lms.example', at: 1 };
const sister: RegistrationSource = { ...own, host: 'other.lms.example' };
const form: RegistrationSource = { ...own, by: 'form' };

describe('an issuer and its configuration', () => {
  it('are one owner on one host, or under one registrable domain', () => {
    const yes = [
      ['https://moodle.school.edu/sub', 'https://moodle.school.edu/mod/lti/config'],
      ['https://blackboard.com', 'https://developer.blackboard.com/config'],
      ['https://a.school.ac.uk', 'https://b.school.ac.uk'],
      ['http://127.0.0.1:3001', 'http://127.0.0.1:3001/config'],
    ] as const;
    const no = [
      ['https://school.edu', 'https://evil.edu'],
      ['https://victim.co.uk', 'https://evil.co.uk'],
      ['https://victim.github.io', 'https://evil.github.io'],
      ['https://school.edu.evil.example', 'https://school.edu'],
      ['https://evilschool.edu', 'https://school.edu'],
      ['http://127.0.0.1:3001', 'http://127.0.0.1:3002'],
      ['https://10.0.0.1', 'https://10.0.0.2'],
      ['https://localhost', 'https://localhost:8443'],
      ['http://school.edu', 'https://school.edu'],
      ['not an address', 'https://school.edu'],
    ] as const;
    for (const [one, other] of yes) assert.ok(isSameHouse(one, other), `${one} ${other}`);
    for (const [one, other] of no) assert.ok(!isSameHouse(one, other), `${one} ${other}`);
    assert.deepEqual(houseOrigins('https://10.0.0.1/x'), ['https://10.0.0.1']);
  });
});

describe('what a registration changes', () => {
  const known = (status: Registration['status']) => aRegistration({ id: 'known', status });
  const told = (source: RegistrationSource, jwksUrl = 'https://lms.example/other') =>
    aRegistration({ id: 'told', source, jwksUrl });

  it('a new one waits, or is active with a code', () => {
    assert.equal(settle(null, told(form), false).registration.status, 'pending');
    assert.equal(settle(null, told(form), true).registration.status, 'active');
  });

  it('other addresses count by a code alone, and for an active one not at all', () => {
    const outcomes = (['pending', 'active'] as const).flatMap((status) =>
      [own, sister, form].flatMap((source) =>
        [false, true].map((approved) => settle(known(status), told(source), approved).outcome),
      ),
    );
    const waits = ['proposed', 'changed'];
    assert.deepEqual(outcomes, [
      ...waits,
      ...waits,
      ...waits,
      'proposed',
      'proposed',
      'proposed',
      'proposed',
      'proposed',
      'proposed',
    ]);
  });

  it('id, creation and origins added by hand stay; a proposal is used or forgotten as a whole', () => {
    const standing = { ...known('active'), origins: ['https://lms.example', 'https://by-hand.example'] };
    const { registration } = settle(standing, told(form), false);
    assert.equal(registration.jwksUrl, standing.jwksUrl);
    assert.ok(registration.proposal);
    const accepted = acceptProposal(registration, addressDigest(registration.proposal));
    assert.deepEqual(
      [accepted.id, accepted.jwksUrl, accepted.proposal, accepted.source],
      ['known', 'https://lms.example/other', undefined, form],
    );
    assert.ok(accepted.origins.includes('https://by-hand.example'));
    assert.deepEqual(dropProposal(registration), standing);
  });

  it('the same addresses change nothing; a suspended one is refused by either', () => {
    const standing = known('active');
    assert.deepEqual(settle(standing, told(own, standing.jwksUrl), false), {
      outcome: 'same',
      registration: standing,
    });
    for (const approved of [false, true])
      assert.throws(() => settle(known('suspended'), told(own), approved), {
        code: 'registration_suspended',
      });
  });
});

describe('what is asked of an LMS', () => {
  it('is everything where it lists nothing, and no custom value that would be cut', () => {
    for (const family of FAMILIES) {
      const { registration } = platformOf(family);
      const wishes = wishesAt({ scopes: [], claims: [], messages: [], variables: [] }, registration);
      assert.equal(wishes.scopes.length, 5, family);
      assert.deepEqual(
        wishes.messages.map(({ type }) => type),
        family === 'canvas' ? ['LtiDeepLinkingRequest'] : ['LtiResourceLinkRequest', 'LtiDeepLinkingRequest'],
      );
      for (const value of Object.values(wishes.custom)) assert.match(value, /^\$[\w.]+$/);
    }
  });

  it('follows the product it names, unless the issuer can only be another', () => {
    assert.equal(familyOf('https://lms.example', 'desire2learn'), 'brightspace');
    assert.equal(familyOf('https://lms.example', 'BlackboardLearn'), 'blackboard');
    assert.equal(familyOf('https://lms.example', 'whatever'), 'generic');
    assert.equal(familyOf('https://canvas.instructure.com', 'moodle'), 'canvas');
  });
});

describe('a one-time code', () => {
  it('is read as it is meant: spaces, dashes, small letters and look-alikes', () => {
    const hash = hashOfCode('01AB-CDEF-GHJK-MNPQ');
    assert.equal(hashOfCode(' oiab cdef ghjk mnpq '), hash);
    assert.equal(hashOfCode('0lab-cdef-ghjk-mnpq'), hash);
    for (const wrong of ['', '01AB', 'U'.repeat(16), `${'A'.repeat(16)}B`])
      assert.equal(hashOfCode(wrong), null);
  });
});

describe('the closing message', () => {
  const patterns = ['https://lms.example', 'https://*.instructure.com'];
  const tell = (ancestors: string[], referrer = '') => originsToTell(patterns, { ancestors, referrer });
  it('goes to the window around it if that is the platform’s, else to the platform’s exact origins', () => {
    assert.deepEqual(tell(['https://school.instructure.com']), ['https://school.instructure.com']);
    assert.deepEqual(tell([], 'https://lms.example/admin'), ['https://lms.example']);
    assert.deepEqual(tell(['https://evil.example'], 'https://evil.example/'), ['https://lms.example']);
    assert.deepEqual(tell(['https://evilinstructure.com']), ['https://lms.example']);
  });
});
