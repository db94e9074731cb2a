import assert from 'node:assert/strict';
import { fastestMs, rapidBelow, usualMs, weigh } from '../../src/learning/evidence.ts';
import { effortOf, gamingOf, nextManner } from '../../src/learning/gaming.ts';
import type { Manner } from '../../src/learning/learnerState.ts';
import { guessedBelow, nextPace, USUAL_PACE } from '../../src/learning/pace.ts';
import { chanceOf } from '../../src/learning/sequencing/chance.ts';
import { runs } from '../support/runs.ts';

/** A question as it is timed: how long its text is, how it is answered, how easily it is guessed. */
const KINDS = [
  { kind: 'choice', guess: 0.25 },
  { kind: 'number', guess: 0.02 },
  { kind: 'expression', guess: 0 },
  { kind: 'cloze', guess: 0.1 },
] as const;

/** Somebody made up: how fast beside the others, and how many answers in a hundred are guessed without reading. */
interface Person {
  readonly seed: number;
  readonly speed: number;
  readonly guesses: number;
  readonly accommodated?: boolean;
}

/**
 * Answers sixty questions with lognormal times (van der Linden 2006): the person's speed, the question's own time beside
 * what its length lets expect, chance from answer to answer, practice that makes faster, and now and then a pause.
 * Guesses take a second or two, whatever is asked.
 */
function sixtyAnswers({ seed, speed, guesses, accommodated = false }: Person) {
  const chance = chanceOf(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - chance.share())) * Math.cos(2 * Math.PI * chance.share());
  let manner: Manner = { effort: '', logTime: null, lastPace: 0 };
  const told = { honest: 0, honestRapid: 0, guessed: 0, guessedRapid: 0 };
  for (let nth = 0; nth < 60; nth += 1) {
    const { kind, guess } = KINDS[Math.floor(chance.share() * KINDS.length)] ?? KINDS[0];
    const characters = Math.round(20 + 180 * chance.share());
    const usual = usualMs(characters, kind);
    const guessing = chance.share() < guesses;
    const pause = chance.share() < 0.05 ? 60_000 : 0;
    const honest = usual * Math.exp(speed - 0.005 * nth + 0.3 * normal() + 0.45 * normal()) + pause;
    const elapsed = guessing
      ? Math.exp(Math.log(1500) + 0.4 * normal())
      : Math.max(honest, fastestMs(characters, kind) * (1 + 0.5 * chance.share()));
    const correct = chance.share() < (guessing ? guess : 0.7);
    const pace = manner.pace ?? USUAL_PACE;
    const expectedMs = rapidBelow({ characters, kind, try: 1, usual, pace, guess, correct, accommodated });
    const { rapid } = weigh({ hints: 0, hintsTotal: 2, try: 1, repeats: 0, elapsed, expectedMs, kind });
    told[guessing ? 'guessed' : 'honest'] += 1;
    if (rapid) told[guessing ? 'guessedRapid' : 'honestRapid'] += 1;
    manner = nextManner(manner, effortOf({ rapid, hints: 0 }), { elapsed, usual, extraTime: 1 });
  }
  return { told, gaming: gamingOf(manner).gaming, manner };
}

function crowd(count: number, person: (nth: number) => Omit<Person, 'seed'>) {
  const people = Array.from({ length: count }, (_, nth) => sixtyAnswers({ seed: 77 + nth, ...person(nth) }));
  const sum = (key: 'honest' | 'honestRapid' | 'guessed' | 'guessedRapid') =>
    people.reduce((total, { told }) => total + told[key], 0);
  return {
    falseAlarms: sum('honestRapid') / Math.max(1, sum('honest')),
    found: sum('guessedRapid') / Math.max(1, sum('guessed')),
    called: people.filter(({ gaming }) => gaming).length / people.length,
  };
}

describe('telling guesses by their time', () => {
  const { numRuns } = runs(400);

  it('calls at most 5 in 100 answers of honest learners rapid, slow and fast ones alike, and none of them a gamer', () => {
    for (const speed of [-0.8, 0, 0.8]) {
      const { falseAlarms, called } = crowd(numRuns, () => ({ speed, guesses: 0 }));
      assert.ok(falseAlarms <= 0.05, `speed ${speed}: ${falseAlarms}`);
      assert.ok(called <= 0.05);
    }
  });

  it('finds most rapid guesses of those who guess half of the time, and says so of most of those who guess nearly always', () => {
    const mixed = crowd(numRuns, () => ({ speed: 0, guesses: 0.5 }));
    assert.ok(mixed.found >= 0.7, `found ${mixed.found}`);
    assert.ok(mixed.falseAlarms <= 0.05);
    assert.ok(crowd(numRuns, () => ({ speed: 0, guesses: 0.9 })).called >= 0.9);
  });

  it('looks at no time of those who take extra time', () => {
    const all = crowd(20, () => ({ speed: -2, guesses: 1, accommodated: true }));
    assert.deepEqual(all, { falseAlarms: 0, found: 0, called: 0 });
  });
});

describe('a learner’s pace', () => {
  it('is learned from their answers, and one pause moves it little', () => {
    let pace = USUAL_PACE;
    for (let count = 0; count < 30; count += 1) pace = nextPace(pace, 5000, 10_000);
    assert.ok(Math.abs(pace.mean - Math.log(0.5)) < 0.01);
    assert.ok(pace.variance < 0.1);
    const paused = nextPace(pace, 3_600_000, 10_000);
    assert.ok(Math.abs(paused.mean - pace.mean) < 0.2);
    assert.ok(paused.count <= 20);
  });

  it('raises the bar for the slow and never above a quarter of their own time or ten seconds', () => {
    let slow = USUAL_PACE;
    for (let count = 0; count < 30; count += 1) slow = nextPace(slow, 20_000, 10_000);
    assert.ok(guessedBelow(slow, 10_000) > guessedBelow(USUAL_PACE, 10_000));
    assert.ok(guessedBelow(slow, 10_000) <= 5000.1);
    assert.equal(guessedBelow(slow, 1e9), 10_000);
  });
});

describe('the time below which an answer is rapid', () => {
  const timing = {
    characters: 100,
    kind: 'number',
    try: 1,
    usual: 60_000,
    pace: USUAL_PACE,
    guess: 0,
    accommodated: false,
  } as const;

  it('is the time to read for a right answer that cannot be guessed, and more for one that can', () => {
    const floor = fastestMs(100, 'number');
    assert.equal(rapidBelow({ ...timing, correct: true }), floor);
    assert.ok(rapidBelow({ ...timing, correct: false }) > floor);
    assert.ok(rapidBelow({ ...timing, correct: true, guess: 0.25 }) > floor);
  });

  it('asks of a further try only a look at what the last one told', () => {
    const again = rapidBelow({ ...timing, correct: false, try: 2 });
    assert.ok(again < fastestMs(100, 'number'));
    assert.ok(again > fastestMs(0, 'number'));
  });
});
