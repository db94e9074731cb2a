import assert from 'node:assert/strict';
import { type CommitGroup, makeCommitGroup, type Transact } from '../../src/store/sqlite/commitGroup.ts';
import type { Sql } from '../../src/store/sqlite/connection.ts';

/** A database that keeps words: what a transaction wrote is there once it ended well. */
interface Words {
  readonly kept: string[];
  /** Whether each transaction waited for the disk. */
  readonly waited: boolean[];
  readonly group: CommitGroup;
  write(word: string): (sql: Sql) => string;
}

const NO_SQL: Sql = {
  run: () => 0,
  first: () => undefined,
  all: () => [],
  script: () => undefined,
};

function words(begin: () => void = () => undefined): Words {
  const kept: string[] = [];
  const waited: boolean[] = [];
  const transact: Transact = (work, durable) => {
    waited.push(durable);
    begin();
    const before = kept.length;
    try {
      return work(NO_SQL);
    } catch (error) {
      kept.length = before;
      throw error;
    }
  };
  const write = (word: string) => () => {
    kept.push(word);
    if (word === 'bad') throw new Error('refused');
    return word;
  };
  return { kept, waited, group: makeCommitGroup(transact), write };
}

describe('what is written at the same moment', () => {
  it('is one commit, in the order it was asked for, which waits for the disk if any of it must', async () => {
    const { kept, waited, group, write } = words();
    const told = await Promise.all([group.add(write('a'), false), group.add(write('b'), true)]);
    await group.add(write('c'), false);
    assert.deepEqual(
      [told, kept, waited],
      [
        ['a', 'b'],
        ['a', 'b', 'c'],
        [true, false],
      ],
    );
  });

  it('is several commits where it is much, and whatever else waits has its turn between two', async () => {
    const { kept, waited, group, write } = words();
    const sizes = [400, 600, 1, 5_000, 10];
    const told = sizes.map((rows, index) => group.add(write(String(index)), true, rows));
    await told[0];
    assert.deepEqual([kept, waited.length], [['0', '1'], 1]);
    group.flush();
    await Promise.all(told);
    assert.deepEqual([kept, waited.length], [['0', '1', '2', '3', '4'], 4]);
  });

  it('is told to nobody before the commit', async () => {
    const { group, write, kept } = words();
    let told = false;
    const added = group.add(write('a'), true).then(() => {
      told = true;
    });
    await Promise.resolve();
    assert.deepEqual([told, kept], [false, []]);
    await added;
  });

  it('stands or falls each by itself', async () => {
    const { kept, group, write } = words();
    const outcomes = await Promise.allSettled(['a', 'bad', 'b'].map((word) => group.add(write(word), true)));
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
    assert.deepEqual(kept, ['a', 'b']);
  });

  it('fails at once as a whole where no transaction can begin', async () => {
    const { waited, group, write } = words(() => {
      throw new Error('locked');
    });
    const outcomes = await Promise.allSettled(['a', 'b', 'c'].map((word) => group.add(write(word), true)));
    assert.ok(outcomes.every(({ status }) => status === 'rejected'));
    assert.equal(waited.length, 1);
  });
});
