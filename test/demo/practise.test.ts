import assert from 'node:assert/strict';
import { AnswerRequest } from '../../src/api/turn.ts';
import { addActivity, get, openWorld, TEACHER, type World } from './support/world.ts';

describe('demo LMS: let the class practise', () => {
  let world: World;
  let path: string;
  before(async () => {
    const crib = async (bearer: string) => (bearer === 'bearer-1' ? { kind: 'choice', choice: 'a' } : null);
    world = await openWorld({ crib });
    path = `${TEACHER}/activities/${(await addActivity(world)).id}/practise`;
  });
  after(() => world.close());

  async function finished(): Promise<string> {
    const stream = await fetch(`${world.demo.url}${TEACHER}/events`);
    const reader = stream.body?.getReader();
    let table = await get(world, `${path}/table`);
    while (!table.includes('has finished')) {
      await reader?.read();
      table = await get(world, `${path}/table`);
    }
    await reader?.cancel();
    return table;
  }

  it('five students launch and answer over HTTP by the wire contract, twenty answers each, able ones right', async () => {
    await fetch(`${world.demo.url}${path}`, { method: 'POST', redirect: 'manual' });
    const table = await finished();
    assert.equal(table.match(/20 of at most 20/g)?.length, 5, table);
    const answers = world.tool.seen.filter((one) => one.path === '/api/answer');
    assert.equal(answers.length, 100);
    const given = answers.map(({ body }) => AnswerRequest.parse(body).answer);
    assert.ok(given.some((one) => one.kind === 'choice' && one.choice === 'a'));
    assert.ok(given.some((one) => one.kind === 'choice' && one.choice === 'b'));
  });

  it('a tool that shows something else stops the student with a reason', async () => {
    world.tool.platform = null;
    await fetch(`${world.demo.url}${path}`, { method: 'POST', redirect: 'manual' });
    assert.match(await finished(), /stopped/);
  });
});
