import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Agent, request } from 'undici';
import { Answer } from '../../src/api/answer.ts';
import { loadPack } from '../../src/content/load.ts';
import { indexPack } from '../../src/content/packIndex.ts';
import { cribOf } from '../../src/crib.ts';
import { mistake } from '../../src/demo/practise/mistake.ts';
import { Turn } from '../../src/demo/practise/seenTurn.ts';
import { chanceOf } from '../../src/learning/sequencing/chance.ts';
import { projectRoot } from '../../src/projectRoot.ts';
import type { School } from './school.ts';

/** Share of questions that are answered rightly. */
const RIGHT = 0.75;

/** A student at work over HTTP, on a connection of its own as a browser has. */
export interface Player {
  /** Answers the open question; milliseconds from sending the answer to having read what came back. */
  answer(): Promise<number>;
  leave(): Promise<void>;
}

function crib() {
  const { published } = loadPack(join(projectRoot(), 'config/packs/fractions-to-equations'));
  if (!published) throw new Error('the maths pack has errors: run content check');
  const index = indexPack(published);
  return cribOf({ all: () => [index] });
}

/** Makes players of a school; the same number plays the same way. */
export function playersOf(school: School): (number: number) => Promise<Player> {
  const rightAnswer = crib();
  return async (number) => {
    const { token, data } = await school.student(`student-${number}-${randomUUID().slice(0, 8)}`);
    const agent = new Agent({ connections: 1 });
    const chance = chanceOf(number);
    let turn = Turn.parse(data.turn);

    const requestBody = () => {
      const { serving } = turn;
      if (!serving) throw new Error('nothing is asked');
      const right = Answer.nullable().parse(
        rightAnswer({ itemRef: serving.item ?? '', seed: serving.seed ?? 0, step: serving.step }),
      );
      const answer = right && chance.share() < RIGHT ? right : mistake(serving, right, 'none', chance.share);
      return { serving: serving.id, step: serving.step, try: serving.try, answer, elapsed: 15_000 };
    };
    return {
      async answer() {
        const body = JSON.stringify(requestBody());
        const sent = performance.now();
        const response = await request(`${school.tool.url}/api/answer`, {
          method: 'POST',
          dispatcher: agent,
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body,
        });
        const text = await response.body.text();
        const took = performance.now() - sent;
        if (response.statusCode !== 200) throw new Error(`${response.statusCode} ${text.slice(0, 300)}`);
        turn = Turn.parse(JSON.parse(text));
        return took;
      },
      leave: () => agent.close(),
    };
  };
}
