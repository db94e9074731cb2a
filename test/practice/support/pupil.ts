import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { DEFAULT_SETTINGS } from '../../../src/api/learnerSettings.ts';
import type { PageData } from '../../../src/api/page.ts';
import type { ChooseRequest } from '../../../src/api/turn.ts';
import { openQuestionOf } from '../../../src/crib.ts';
import type { Question } from '../../../src/learning/catalogue.ts';
import { type Chance, chanceOf } from '../../../src/learning/sequencing/chance.ts';
import { choose } from '../../../src/practice/choose.ts';
import { disputeSkill } from '../../../src/practice/disputeSkill.ts';
import { explainSkill } from '../../../src/practice/explainSkill.ts';
import { finishSitting } from '../../../src/practice/finishSitting.ts';
import type { Practice } from '../../../src/practice/practice.ts';
import { agree } from '../../../src/practice/privacy/agree.ts';
import { reveal } from '../../../src/practice/reveal.ts';
import { saveSettings } from '../../../src/practice/saveSettings.ts';
import { hashOfSecret } from '../../../src/practice/secretText.ts';
import { takeHint } from '../../../src/practice/takeHint.ts';
import { viewTurn } from '../../../src/practice/viewTurn.ts';
import { type SimulatedLearner, simulatedLearner } from '../../learning/support/simulatedLearner.ts';
import { misconceived } from './misconception.ts';
import { answer, PACK, rightAnswer, type School, type Seat, wrongAnswer } from './school.ts';

/** Where a pupil practises: an activity at a link of its own, through a tool that may ask for agreement. */
export interface Room {
  readonly activity: string;
  readonly link: string;
  readonly by: Practice;
}

/** A made-up learner of a school, the same for the same seed. */
export interface Pupil {
  /** Name at the platform. */
  readonly sub: string;
  /** Opens the activity; false where the pupil does not agree to what has to be agreed to. */
  enter(room: Room): Promise<boolean>;
  /** One sitting of so many requests, after `enter`; the last may stay open. */
  sit(requests: number, finish: boolean): Promise<void>;
}

type Act = (seat: Seat) => Promise<void>;

/** Share of the requests of a sitting that each is; the others are answers. */
const SHARES = {
  hint: 0.08,
  reveal: 0.03,
  goal: 0.03,
  similar: 0.02,
  mix: 0.02,
  explained: 0.03,
  know: 0.02,
  forgot: 0.03,
} as const;
const AGREES = 0.85;
const RAPID = 0.05;

/** Seats a made-up learner in a school. Time passes on its clock. */
export function pupilOf(school: School, sub: string, seed: number): Pupil {
  const { clock } = school;
  const { skills } = school.practice.packs.current(PACK).catalogue;
  const person = simulatedLearner(seed, skills);
  const chance = chanceOf(seed);
  let by = school.practice;
  let seat: Seat | null = null;
  let closed: string | null = null;

  async function sitDown(page: PageData<'practice'>): Promise<void> {
    const session = await by.store.sessions.find(hashOfSecret(page.token ?? ''));
    assert.ok(session);
    seat = { session, page, turn: page.data.turn };
  }

  /** What has to be agreed to keeps everything closed until it is. */
  async function agreed(page: PageData<'consent'>): Promise<boolean> {
    const session = await by.store.sessions.find(hashOfSecret(page.token ?? ''));
    assert.ok(session);
    await assert.rejects(viewTurn(by, session), { code: 'consent_needed' });
    if (chance.share() >= AGREES) return false;
    const opened = await agree(by, session, page.data.version);
    assert.ok(opened.page === 'practice');
    await sitDown(opened);
    return true;
  }

  const acts = actsOf(() => by, chance, person);
  return {
    sub,
    async enter(room) {
      by = room.by;
      const resourceLink = { id: room.link, title: null, description: null };
      const page = await school.open(school.message(room.activity, { sub, name: sub, resourceLink }), by);
      if (page.page === 'consent') return agreed(page);
      assert.ok(page.page === 'practice');
      await sitDown(page);
      return true;
    },
    async sit(requests, finish) {
      assert.ok(seat);
      if (chance.share() < 0.1)
        await saveSettings(by, seat.session, { ...DEFAULT_SETTINGS, extraTime: 1.5, reviewsPerDay: 5 });
      for (let count = 0; count < requests; count += 1) {
        clock.now += 5_000 + chance.index(40_000);
        const open = seat.turn.serving?.id ?? assert.fail('nothing is open');
        await (acts.placement(seat) ?? acts.similar(seat, closed) ?? acts.other() ?? acts.answer)(seat);
        if (seat.turn.serving?.id !== open) closed = open;
      }
      if (finish) seat.turn = await finishSitting(by, seat.session);
      person.sleep();
    },
  };
}

/** What a pupil may do at a moment; null for what chance or the page leaves out. */
function actsOf(tool: () => Practice, chance: Chance, person: SimulatedLearner) {
  const ask =
    (more: Partial<ChooseRequest>): Act =>
    async (seat) => {
      const request: ChooseRequest = { id: randomUUID(), wish: { kind: 'any' }, goal: null, ...more };
      seat.turn = await choose(tool(), seat.session, request);
    };
  const open = ({ turn }: Seat) => ({ serving: turn.serving?.id ?? '', step: turn.serving?.step ?? 0 });
  /** A skill of the activity, met so far where that is asked for. */
  function skillOf({ turn }: Seat, met = false): string {
    const known = met ? turn.skills.filter(({ level }) => level !== 'not-started') : turn.skills;
    return known[chance.index(known.length)]?.id ?? turn.serving?.skill.id ?? assert.fail('nothing is open');
  }
  const hint: Act = async (seat) => {
    if (seat.turn.serving?.hintsLeft === 0) return reveals(seat);
    const count = seat.turn.serving?.hints.length ?? 0;
    seat.turn = await takeHint(tool(), seat.session, { ...open(seat), count });
  };
  const reveals: Act = async (seat) => {
    seat.turn = await reveal(tool(), seat.session, open(seat));
  };
  const goal: Act = async (seat) => {
    const skill = skillOf(seat);
    await ask({ wish: { kind: 'skill', skill }, goal: chance.share() < 0.3 ? [] : [skill] })(seat);
  };
  const dispute =
    (claim: 'know' | 'forgot'): Act =>
    async (seat) => {
      const request = { id: randomUUID(), skill: skillOf(seat, claim === 'forgot'), claim } as const;
      seat.turn = await disputeSkill(tool(), seat.session, request);
    };
  const explained: Act = async (seat) => {
    const skill = seat.turn.serving?.skill.id ?? '';
    await explainSkill(tool(), seat.session, { skill, form: chance.share() < 0.7 ? null : 1 });
  };
  const mix: Act = (seat) => ask({ mix: chance.share() < 0.7 ? 'easier' : 'usual' })(seat);
  const others: readonly (readonly [number, Act])[] = [
    [SHARES.hint, hint],
    [SHARES.reveal, reveals],
    [SHARES.goal, goal],
    [SHARES.mix, mix],
    [SHARES.explained, explained],
    [SHARES.know, dispute('know')],
    [SHARES.forgot, dispute('forgot')],
  ];

  return {
    /** What is offered is begun, left out or passed over; what runs is now and then ended. */
    placement({ turn }: Seat): Act | null {
      const status = turn.placement?.status;
      const share = chance.share();
      if (status === 'offered' && share < 0.8) return ask({ placement: share < 0.5 ? 'start' : 'skip' });
      return status === 'running' && share < 0.15 ? ask({ placement: 'stop' }) : null;
    },
    /** Another like the one answered last; where there is none, that is said. */
    similar({ turn }: Seat, closed: string | null): Act | null {
      if (closed === null || turn.feedback === null || chance.share() >= SHARES.similar) return null;
      return async (seat) => {
        const wish = { kind: 'similar', serving: closed } as const;
        await ask({ wish })(seat).catch((error: unknown) => {
          assert.ok(error instanceof Error && 'code' in error && error.code === 'serving_closed');
        });
      };
    },
    other(): Act | null {
      let left = chance.share();
      for (const [share, act] of others) {
        left -= share;
        if (left < 0) return act;
      }
      return null;
    },
    answer: (async (seat) => {
      const { right, elapsed } = person.answer(await questionOf(tool(), seat));
      const wrong = (await misconceived(tool(), seat))?.answer ?? wrongAnswer(seat.turn);
      const given = right ? await rightAnswer(tool(), seat) : wrong;
      await answer(tool(), seat, given, chance.share() < RAPID ? 300 : elapsed);
    }) satisfies Act,
  };
}

/** The open question of a seat, as a made-up learner meets it. */
export async function questionOf(practice: Practice, seat: Seat): Promise<Question> {
  const known = await openQuestionOf(practice, seat.page.token ?? '');
  const item = practice.packs.current(PACK).catalogue.items.get(known?.open.decision.item ?? '');
  return item?.questions[known?.open.step ?? 0] ?? assert.fail('nothing is open');
}
