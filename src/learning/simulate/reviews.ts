import { DAY_MS } from '../../duration.ts';
import { due, type MemoryState, review } from '../memory.ts';
import { type Chance, chanceOf } from '../sequencing/chance.ts';
import { clamp } from '../tidy.ts';
import { normal } from './draws.ts';

/** What a schedule of reviews came to: reviews of each fact, and the share still recalled on the last day. */
export interface Schedule {
  readonly name: string;
  readonly reviews: number;
  readonly retained: number;
}

/** The tutor's reviews against reviews at fixed intervals, with the same people and facts. */
export interface ReviewReport {
  readonly tutor: Schedule;
  /** Every so many days, from the shortest interval. */
  readonly fixed: readonly Schedule[];
  /** Reviews at fixed intervals that would leave as much recalled as the tutor's; null beyond those tried. */
  readonly forEqual: number | null;
  /** Share of them that the tutor does without; null likewise. */
  readonly saved: number | null;
}

/** Days from the first to the last, of which facts are learned on the first ten. */
const DAYS = 60;
const LEARNING = 10;
const FACTS = 40;
/** Intervals tried, in days. */
const INTERVALS: readonly number[] = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30, 60];

/**
 * A fact in a made-up memory, which is not that of FSRS: recall falls with a power of time (Wickelgren 1974); a success
 * lengthens the hold by more the harder it was to recall (desirable difficulty, Bjork 1994), a miss shortens it.
 */
interface Fact {
  /** Days until recall has fallen to 0.57. */
  hold: number;
  /** How much a success lengthens it, of this person on this fact. */
  readonly growth: number;
  at: number;
  readonly begun: number;
}

const DECAY = 0.8;
const LAPSE = 0.4;
const LEAST = 0.6;

function recalled({ hold, at }: Fact, day: number): number {
  return (1 + Math.max(0, day - at) / hold) ** -DECAY;
}

function practised(fact: Fact, day: number, right: boolean): void {
  const gain = 1 + fact.growth * (1 - recalled(fact, day));
  fact.hold = right ? fact.hold * gain : Math.max(LEAST, fact.hold * LAPSE);
  fact.at = day;
}

/** Says whether a fact is to be reviewed today, and hears how it went. */
interface Keeper {
  readonly isDue: (fact: number, day: number) => boolean;
  readonly told: (fact: number, day: number, right: boolean) => void;
}

function everyDays(interval: number): Keeper {
  const last = new Map<number, number>();
  return {
    isDue: (fact, day) => day - (last.get(fact) ?? 0) >= interval,
    told: (fact, day) => last.set(fact, day),
  };
}

function tutored(retention: number): Keeper {
  const memories = new Map<number, MemoryState>();
  return {
    isDue: (fact, day) => due(memories.get(fact) ?? null, day * DAY_MS, retention),
    told: (fact, day, right) =>
      memories.set(fact, review(memories.get(fact) ?? null, right ? 'good' : 'again', day * DAY_MS)),
  };
}

function factsOf(chance: Chance): Fact[] {
  const person = 0.4 * normal(chance);
  return Array.from({ length: FACTS }, (_, nth) => ({
    hold: clamp(3 * Math.exp(person + 0.9 * normal(chance)), LEAST, 60),
    growth: 6 * Math.exp(0.5 * person + 0.5 * normal(chance)),
    at: nth % LEARNING,
    begun: nth % LEARNING,
  }));
}

/** One fact on one day: learned, reviewed when it is due, or left alone. Says whether it was reviewed. */
function reviewed(fact: Fact, id: number, day: number, keeper: Keeper, chance: Chance): boolean {
  if (day === fact.begun) keeper.told(id, day, true);
  if (day <= fact.begun || !keeper.isDue(id, day)) return false;
  const right = chance.share() < recalled(fact, day);
  practised(fact, day, right);
  keeper.told(id, day, right);
  return true;
}

function keep(name: string, people: number, seed: number, keeper: () => Keeper): Schedule {
  let reviews = 0;
  let retained = 0;
  for (let nth = 0; nth < people; nth += 1) {
    const chance = chanceOf(seed + nth);
    const facts = factsOf(chance);
    const mine = keeper();
    for (let day = 0; day < DAYS; day += 1) {
      for (const [id, fact] of facts.entries()) if (reviewed(fact, id, day, mine, chance)) reviews += 1;
    }
    retained += facts.reduce((sum, fact) => sum + recalled(fact, DAYS), 0);
  }
  return { name, reviews: reviews / (people * FACTS), retained: retained / (people * FACTS) };
}

/** Reviews at fixed intervals for this much recalled, between the two nearest tried (linear). */
function reviewsFor(fixed: readonly Schedule[], retained: number): number | null {
  for (const [index, more] of fixed.entries()) {
    const less = fixed[index + 1];
    if (less === undefined || more.retained < retained || less.retained > retained) continue;
    const part = (retained - less.retained) / Math.max(1e-9, more.retained - less.retained);
    return less.reviews + part * (more.reviews - less.reviews);
  }
  return null;
}

/**
 * How many reviews 60 days take to leave equally much recalled: by the tutor's memory at `retention` (0.7 to 0.97), and at
 * fixed intervals. 40 facts a person, learned over ten days; what is due is reviewed once a day.
 */
export function compareReviews(seed: number, people: number, retention: number): ReviewReport {
  const tutor = keep(`recall ${retention}`, people, seed, () => tutored(retention));
  const fixed = INTERVALS.map((interval) =>
    keep(`every ${interval} days`, people, seed, () => everyDays(interval)),
  );
  const forEqual = reviewsFor(fixed, tutor.retained);
  return { tutor, fixed, forEqual, saved: forEqual === null ? null : 1 - tutor.reviews / forEqual };
}
