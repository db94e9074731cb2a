import assert from 'node:assert/strict';
import { indexPack } from '../../src/content/packIndex.ts';
import { rowsOf } from '../../src/learning/calibrate/logRows.ts';
import { choiceReader } from '../../src/practice/calibration/choiceReader.ts';
import type { Store } from '../../src/store/port/store.ts';
import { openSqliteStore } from '../../src/store/sqlite/openSqliteStore.ts';
import { itemWith } from '../content/pack.ts';
import { anAttempt, aPack, NOW } from '../support/fixtures.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const WRONG = { score: 0, correct: false, note: null, misconception: null, feedback: null, parts: {} };

describe('wrong answers that are compared', () => {
  const folder = temporaryFolder();
  let store: Store;
  const plain = aPack();
  const options = [{ text: 'two', correct: true }, { text: '**three**' }, { text: 'four' }];
  const item = itemWith({ id: 'choose', skills: ['add'], ask: { kind: 'choice', options } });
  const published = { ...plain, pack: { ...plain.pack, items: [item] } };

  before(async () => {
    store = await openSqliteStore(folder.file('trellis.db'));
    await store.packs.publish(published, NOW);
  });
  after(() => store?.close());

  /** Somebody chose the option with this text where the seed put it. */
  function chose(text: string, seed: number) {
    const ask = indexPack(published).instance('choose', seed, 'en').questions[0]?.ask;
    assert.ok(ask?.kind === 'choice');
    const choice = ask.options.find((option) => option.text === text)?.id ?? assert.fail(text);
    const where = { pack: published.pack.id, packVersion: published.version, item: 'choose', seed };
    return anAttempt({ ...where, answer: { kind: 'choice', choice }, mark: WRONG });
  }

  it('are a choice’s words wherever a seed put the option, and what was typed as it was typed', async () => {
    const seeds = [1, 2, 3, 4, 5, 6];
    const chosen = seeds.map((seed) => chose('**three**', seed));
    const ids = new Set(chosen.map(({ answer }) => answer.kind === 'choice' && answer.choice));
    assert.ok(ids.size > 1, 'it stood in several places');
    const typed = anAttempt({ answer: { kind: 'text', text: ' Five ' }, mark: WRONG });
    const events = [...chosen, typed];
    const rows = rowsOf(events, await choiceReader(store.packs)(events));
    assert.deepEqual(
      rows.map(({ response }) => response),
      [...seeds.map(() => 'three'), 'five'],
    );
  });

  it('are not compared where no version knows what was chosen', async () => {
    const gone = { ...chose('four', 1), packVersion: 'never-published' };
    const unlike = { ...chose('four', 1), answer: { kind: 'choice', choice: 'o9' } as const };
    const events = [gone, unlike, { ...gone, packVersion: published.version, item: 'no-such-item' }];
    const rows = rowsOf(events, await choiceReader(store.packs)(events));
    assert.deepEqual(
      rows.map(({ response }) => response),
      [null, null, null],
    );
  });
});
