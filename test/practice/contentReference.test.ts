import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { type ActivityRequest, DEFAULT_ACTIVITY } from '../../src/api/activity.ts';
import { readReference, referenceKeyOf, signReference } from '../../src/practice/contentReference.ts';
import { runs } from '../support/runs.ts';

const KEY = referenceKeyOf('the secret of this tool');
const settings: ActivityRequest = {
  ...DEFAULT_ACTIVITY,
  title: 'Brüche ✓',
  pack: 'fractions',
  skills: ['meaning', 'equal'],
};

describe('a content reference', () => {
  it('says what was signed, with its settings, in letters no LMS cuts', () => {
    const content = { activity: 'act_1', settings };
    const signed = signReference(KEY, content);
    assert.match(signed, /^[\w.-]+$/);
    assert.deepEqual(readReference(KEY, signed), content);
  });

  it('leaves settings behind that would make it too long for an LMS, and keeps the name', () => {
    const many = Array.from({ length: 200 }, (_, at) => createHash('sha256').update(`${at}`).digest('hex'));
    const signed = signReference(KEY, { activity: 'act_1', settings: { ...settings, skills: many } });
    assert.ok(signed.length <= 3500, `${signed.length}`);
    assert.deepEqual(readReference(KEY, signed), { activity: 'act_1', settings: null });
  });

  it('signed before a setting existed has its starting value', () => {
    const { tries: _later, ...older } = settings;
    const signed = signReference(KEY, { activity: 'a', settings: older as ActivityRequest });
    assert.equal(readReference(KEY, signed)?.settings?.tries, DEFAULT_ACTIVITY.tries);
  });

  it('of another tool, or with any character changed, is none', () => {
    const signed = signReference(KEY, { activity: 'act_1', settings });
    assert.equal(readReference(referenceKeyOf('another secret'), signed), null);
    const letter = fc.constantFrom(...'ABz09-_.= é\0');
    fc.assert(
      fc.property(fc.nat(signed.length - 1), letter, fc.boolean(), (at, char, insert) => {
        const changed = signed.slice(0, at) + char + signed.slice(insert ? at : at + 1);
        fc.pre(changed !== signed);
        const read = readReference(KEY, changed);
        // A letter that changes only unused bits of the last one says the same; it never says anything else.
        assert.ok(read === null || read.activity === 'act_1');
      }),
      runs(5000),
    );
  });

  it('is never made of anything else', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => assert.equal(readReference(KEY, text), null)),
      runs(2000),
    );
  });
});
