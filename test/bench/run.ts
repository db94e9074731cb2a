import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { Agent, setGlobalDispatcher } from 'undici';
import { type AnswerLoads, answerMeasures, answerRatios, loadAnswers } from './answers.ts';
import { measureChoosing } from './choosing.ts';
import { measureLaunches } from './launches.ts';
import type { Section } from './measure.ts';
import { measurePage } from './page.ts';
import { measurePlacing } from './placing.ts';
import { IDLE } from './player.ts';
import { machine, table } from './report.ts';
import { openSchool } from './school.ts';
import { measureStartUp } from './startUp.ts';
import { measureState } from './state.ts';

/** After so many seconds the second engine is left out, so that a run stays below three minutes. */
const PATIENCE_S = 80;
const begun = performance.now();

/** What needs a school, on SQLite. */
async function overHttp(): Promise<{ sections: Section[]; loads: AnswerLoads }> {
  const school = await openSchool();
  try {
    const page = await measurePage(school);
    const launches = await measureLaunches(school);
    const loads = await loadAnswers(school);
    const answers = { title: 'Answers over HTTP, SQLite', measures: answerMeasures(loads) };
    return { sections: [answers, { title: 'Launches, SQLite', measures: launches }, page], loads };
  } finally {
    await school.close();
  }
}

async function drop(url: string): Promise<void> {
  const connection = await mongoose.createConnection(url).asPromise();
  await connection.dropDatabase();
  await connection.close();
}

/** The same answers on the engine at `MONGODB_URL`, beside those on SQLite of this very run. */
async function beside(loads: AnswerLoads): Promise<Section> {
  const title =
    'Answers on a MongoDB-compatible test engine beside SQLite (ratios; not the speed of MongoDB)';
  const base = process.env.MONGODB_URL;
  if (!base) return { title, measures: [], skipped: 'MONGODB_URL is not set' };
  const seconds = Math.round((performance.now() - begun) / 1000);
  if (seconds > PATIENCE_S)
    return {
      title,
      measures: [],
      skipped: `this run has taken ${seconds} s already; run it on a quieter machine`,
    };
  const url = new URL(base);
  url.pathname = `/bench_${randomUUID().slice(0, 8)}`;
  const school = await openSchool(url.href);
  try {
    return { title, measures: answerRatios(loads, await loadAnswers(school, false)) };
  } finally {
    await school.close();
    await drop(url.href);
  }
}

async function run(): Promise<Section[]> {
  const choosing = { title: 'Choosing the next question, in process', measures: measureChoosing() };
  const placing = { title: 'Placement, simulated learners over 30 skills', measures: measurePlacing() };
  const state = { title: 'What is kept about a learner', measures: measureState() };
  const startUp = { title: 'Start', measures: await measureStartUp() };
  const { sections, loads } = await overHttp();
  return [...sections, await beside(loads), choosing, placing, state, startUp];
}

setGlobalDispatcher(new Agent(IDLE));
const facts = machine();
const sections = await run();
const seconds = Math.round((performance.now() - begun) / 1000);
process.stdout.write(
  process.argv.includes('--json')
    ? `${JSON.stringify({ machine: facts, seconds, sections }, null, 2)}\n`
    : `${table(facts, sections)}\nMeasured in ${seconds} s.\n`,
);
process.exit(0);
