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
});
