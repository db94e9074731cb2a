import assert from 'node:assert/strict';
import { explainLevel } from '../../src/learning/explain.ts';
import { DEFAULT_MODEL } from '../../src/learning/models/index.ts';
import { PRIOR_PARAMETERS } from '../../src/learning/parameters.ts';
import { settingsFor, syntheticPack } from './support/syntheticPack.ts';
import { makeTape } from './support/tape.ts';

const catalogue = syntheticPack(4, 10);
const settings = settingsFor(catalogue);

function explained(tape: ReturnType<typeof makeTape>) {
  const given = { settings, model: DEFAULT_MODEL, parameters: PRIOR_PARAMETERS };
  return explainLevel({ ...given, state: tape.state(), activity: 'one', now: tape.now() }, 'skill-0');
}

const codes = (tape: ReturnType<typeof makeTape>) => explained(tape).reasons.map(({ code }) => code);

describe('the explanation of a level', () => {
  it('says that there is no evidence yet', () => {
    const { level, reasons } = explained(makeTape(catalogue, settings));
    assert.equal(level, 'not-started');
    assert.equal(reasons[0]?.code, 'no_evidence');
  });

  it('tells the estimate, its bound, what is needed and what is missing', () => {
    const tape = makeTape(catalogue, settings);
    tape.open();
    tape.answer({ correct: true, then: 'closed' });
    const { level, reasons } = explained(tape);
    assert.equal(level, 'familiar');
    const estimate = reasons.find(({ code }) => code === 'estimate');
    assert.ok(estimate?.code === 'estimate' && estimate.answers === 1 && estimate.needed === 0.8);
    const missing = reasons.flatMap((reason) => (reason.code === 'missing' ? [reason.missing.code] : []));
    assert.deepEqual(missing, ['lower_bound', 'unaided', 'delayed']);
  });

  it('asks for no bound where a row of right answers proves the skill without it', () => {
    const tape = makeTape(catalogue, settings);
    tape.open();
    for (const mark of '000000000000111111111') tape.answer({ correct: mark === '1', then: 'closed' });
    const { reasons } = explained(tape);
    const missing = reasons.flatMap((reason) => (reason.code === 'missing' ? [reason.missing.code] : []));
    assert.deepEqual(missing, ['delayed']);
    const estimate = reasons.find(({ code }) => code === 'estimate');
    assert.ok(estimate?.code === 'estimate' && estimate.lower < 0.8);
    assert.equal(estimate.needed, null);
  });

  it('names an override first, a level kept from before, and being stuck', () => {
    const tape = makeTape(catalogue, settings);
    for (const mark of '1111111100000000000000') {
      tape.open();
      tape.answer({ correct: mark === '1', then: 'closed' });
    }
    assert.ok(codes(tape).includes('reached') && codes(tape).includes('stuck'));
    tape.override('skill-0', 'mastered');
    assert.equal(codes(tape)[0], 'override');
    assert.equal(explained(tape).level, 'mastered');
  });

  it('says what makes it proficient or mastered where the estimate does not', () => {
    const given = (marks: string, rule = settings.rule) => {
      const tape = makeTape(catalogue, { ...settings, rule });
      tape.open();
      for (const mark of marks) tape.answer({ correct: mark === '1', then: 'closed' });
      return explainLevel(
        { ...asked, settings: { ...settings, rule }, state: tape.state(), now: tape.now() },
        'skill-0',
      );
    };
    const asked = { model: DEFAULT_MODEL, parameters: PRIOR_PARAMETERS, activity: 'one' };
    const of = (found: ReturnType<typeof given>, code: string) =>
      found.reasons.find((one) => one.code === code);
    const risen = given('0000000000111');
    const [estimate, traced] = [of(risen, 'estimate'), of(risen, 'traced')];
    assert.equal(risen.level, 'proficient');
    assert.ok(estimate?.code === 'estimate' && estimate.estimate < 0.7);
    assert.ok(traced?.code === 'traced' && traced.known >= 0.95 && traced.needed === null);
    assert.equal(of(given('00000000001110'), 'traced'), undefined, 'not once the row is broken');
    const tracing = of(given('1', { ...settings.rule, policy: 'bkt', threshold: 0.95 }), 'traced');
    assert.ok(tracing?.code === 'traced' && tracing.needed === 0.95);
    const row = of(given('111', { ...settings.rule, policy: 'row', unaided: 3 }), 'row');
    assert.ok(row?.code === 'row' && row.needed === 3);
    assert.equal(of(given('11', { ...settings.rule, policy: 'row', unaided: 3 }), 'row'), undefined);
  });
});
