import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { PER_MINUTE } from '../../src/web/limits.ts';
import { launch } from '../support/browserless.ts';
import { startCourse } from '../support/course.ts';
import { runs } from '../support/runs.ts';
import { startTool } from '../support/tool.ts';

/** A class, in the long run of 500. */
const CLASS = runs(500).numRuns;
/** Launches under way at a time, as far as one machine plays a class. */
const AT_ONCE = 50;

/** The statuses of so many equal requests, written in one piece on one connection: nothing else makes as many as quickly. */
async function statusesOf(url: string, path: string, headers: string, count: number): Promise<string[]> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const request = `GET ${path} HTTP/1.1\r\nhost: ${new URL(url).host}\r\n${headers}\r\n`;
  socket.write(`${`${request}\r\n`.repeat(count - 1)}${request}connection: close\r\n\r\n`);
  return [...(await text(socket)).matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status = '']) => status);
}

describe('limits over HTTP', function () {
  this.timeout(140_000);

  it(`${CLASS} students behind one address open the activity at once, and all of them get it`, async () => {
    const course = await startCourse();
    const students = Array.from({ length: CLASS }, (_, index) => `student-${index}`);
    const next = students.values();
    const opened: string[] = [];
    const hand = async () => {
      for (const sub of next)
        opened.push((await launch<'practice'>(course.tool, course.platform, { sub })).page);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, hand));
    assert.deepEqual(new Set(opened), new Set(['practice']));
    assert.equal(opened.length, students.length);
    await course.close();
  });

  it('counts the visitor the proxy names, not the proxy, and believes no visitor about that', async () => {
    const tool = await startTool({ environment: { TRUST_PROXY: '1' } });
    const from = (forwarded: string) =>
      fetch(`${tool.url}/api/turn`, { headers: { 'x-forwarded-for': forwarded } }).then(async (response) => {
        await response.arrayBuffer();
        return response.status;
      });
    const named = 'x-forwarded-for: 198.51.100.7';
    const statuses = await statusesOf(tool.url, '/api/turn', named, PER_MINUTE.refused);
    assert.deepEqual([statuses.length, new Set(statuses)], [PER_MINUTE.refused, new Set(['401'])]);
    assert.equal(await from('198.51.100.7'), 429);
    assert.equal(await from('203.0.113.9, 198.51.100.7'), 429, 'what a visitor wrote before the proxy');
    assert.equal(await from('203.0.113.9'), 401);
    await tool.close();
  });
});
