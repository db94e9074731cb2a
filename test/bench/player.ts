import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Agent, request } from 'undici';
import { Answer } from '../../src/api/answer.ts';
import { loadPack } from '../../src/content/load.ts';
import { indexPack, type PackIndex } from '../../src/content/packIndex.ts';
import { mistake } from '../../src/demo/practise/mistake.ts';
import { Turn } from '../../src/demo/practise/seenTurn.ts';
import { rightAnswer } from '../../src/learning/marking/rightAnswer.ts';
import { chanceOf } from '../../src/learning/sequencing/chance.ts';
import { hashOfSecret } from '../../src/practice/secretText.ts';
import { projectRoot } from '../../src/projectRoot.ts';
import type { Session } from '../../src/store/port/sessions.ts';
import type { Store } from '../../src/store/port/store.ts';
import type { School } from './school.ts';

/** Share of questions that are answered rightly. */
const RIGHT = 0.75;

/** Idle connections are given up long before the tool closes them (5 s), or an answer could meet a closing one. */
export const IDLE = { keepAliveTimeout: 1_000, keepAliveMaxTimeout: 1_000 };

/** A student at work over HTTP, on a connection of its own as a browser has. */
export interface Player {
  /** Sends the answer thought of; milliseconds until all of the reply has come, or null when the tool could not take it. */
  answer(): Promise<number | null>;
  /** Reads the reply and thinks of the next answer. Apart from `answer`, for it is not the tool's work. */
  think(): Promise<void>;
  leave(): Promise<void>;
}

function mathsPack(): PackIndex {
  const { published } = loadPack(join(projectRoot(), 'config/packs/fractions-to-equations'));
  if (!published) throw new Error('the maths pack has errors: run content check');
  return indexPack(published);
}

/** Which item a session's open question is; the page is not told. */
async function itemOf(store: Store, { learner, activity }: Session, serving: string) {
  const events = await store.log.latest(learner, activity ?? '', 20);
  const decision = events.find(({ opens }) => opens?.id === serving)?.opens?.decision;
  if (!decision) throw new Error('nobody knows what is asked');
  return decision;
}

/** Makes players of a school; the same number plays the same way. */
export function playersOf(school: School): (number: number) => Promise<Player> {
  const pack = mathsPack();
  return async (number) => {
    const { token, data } = await school.student(`student-${number}-${randomUUID().slice(0, 8)}`);
    const agent = new Agent({ connections: 1, ...IDLE });
    const chance = chanceOf(number);
    let reply = JSON.stringify(data.turn);
    let body = '';
    const session = await school.store.sessions.find(hashOfSecret(token ?? ''));
    if (!session) throw new Error('no session');

    const think = async () => {
      const { serving } = Turn.parse(JSON.parse(reply));
      if (!serving) throw new Error('nothing is asked');
      const { id, step } = serving;
      const { item, seed } = await itemOf(school.store, session, id);
      const question = pack.instance(item, seed, 'en').questions[step];
      const right = Answer.nullable().parse(question ? rightAnswer(question.key) : null);
      const answer = right && chance.share() < RIGHT ? right : mistake(serving, right, 'none', chance.share);
      body = JSON.stringify({ serving: serving.id, step, try: serving.try, answer, elapsed: 15_000 });
    };
    await think();
    return {
      think,
      async answer() {
        const sent = performance.now();
        const response = await request(`${school.tool.url}/api/answer`, {
          method: 'POST',
          dispatcher: agent,
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body,
        });
        const text = await response.body.text();
        const took = performance.now() - sent;
        // Too busy: the answer stays to be sent again.
        if (response.statusCode === 503) return null;
        if (response.statusCode !== 200) throw new Error(`${response.statusCode} ${text.slice(0, 300)}`);
        reply = text;
        return took;
      },
      leave: () => agent.close(),
    };
  };
}
