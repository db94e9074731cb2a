import assert from 'node:assert/strict';
import { PER_MINUTE } from '../../src/web/limits.ts';
import { launch } from '../support/browserless.ts';
import { startCourse } from '../support/course.ts';
import { runs } from '../support/runs.ts';
import { startTool } from '../support/tool.ts';

/** A class, in the long run of 500. */
const CLASS = runs(500).numRuns;
/** Launches under way at a time, as far as one machine plays a class. */
const AT_ONCE = 50;

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
    for (let sent = 0; sent < PER_MINUTE.refused; sent += AT_ONCE)
      await Promise.all(Array.from({ length: AT_ONCE }, () => from('198.51.100.7')));
    assert.equal(await from('198.51.100.7'), 429);
    assert.equal(await from('203.0.113.9, 198.51.100.7'), 429, 'what a visitor wrote before the proxy');
    assert.equal(await from('203.0.113.9'), 401);
    await tool.close();
  });
});
