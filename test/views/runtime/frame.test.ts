import assert from 'node:assert/strict';
import { heightToAsk } from '../../../views/runtime/frameHeight.ts';
import { longestSeen, scrollFor } from '../../../views/runtime/reveal.ts';

describe('the height of the frame', () => {
  it('is asked for when the document outgrows it', () => {
    assert.equal(heightToAsk(640.4, 600, 1000), 641);
    assert.equal(heightToAsk(600, 600, 1000), null);
  });

  it('is never asked to be less, so that the page around does not jump', () => {
    assert.equal(heightToAsk(300, 600, 1000), null);
  });

  it('is asked for up to what stands on the screen as a whole', () => {
    assert.equal(heightToAsk(3000, 600, 1000), 850);
    assert.equal(heightToAsk(3000, 850, 1000), null);
    assert.equal(heightToAsk(3000, 1200, 1000), null);
  });
});

describe('scrolling into sight', () => {
  const seen = { top: 0, bottom: 500 };

  it('moves as little as needed, with a gap', () => {
    assert.equal(scrollFor({ top: 100, bottom: 200 }, seen), 0);
    assert.equal(scrollFor({ top: 450, bottom: 600 }, seen), 116);
    assert.equal(scrollFor({ top: -50, bottom: 100 }, seen), -66);
  });

  it('shows the beginning of what is higher than what is seen', () => {
    assert.equal(scrollFor({ top: 300, bottom: 1200 }, seen), 284);
    assert.equal(scrollFor({ top: -300, bottom: 1200 }, seen), -316);
  });

  it('goes by the part of the frame that is seen, not by the frame', () => {
    assert.equal(scrollFor({ top: 350, bottom: 450 }, { top: 0, bottom: 400 }), 66);
    assert.equal(scrollFor({ top: 150, bottom: 250 }, { top: 200, bottom: 500 }), -66);
  });

  it('takes along what follows as far as there is room', () => {
    const [verdict, actions, more] = [
      { top: 600, bottom: 800 },
      { top: 820, bottom: 900 },
      { top: 900, bottom: 1500 },
    ];
    assert.deepEqual(longestSeen([verdict, actions, more], seen), { top: 600, bottom: 900 });
    assert.deepEqual(longestSeen([{ top: 0, bottom: 900 }, actions], seen), { top: 0, bottom: 900 });
    assert.equal(longestSeen([], seen), null);
  });
});
