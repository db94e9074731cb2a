import type { Section } from '../measure.ts';
import { machine, table } from '../report.ts';
import { measureGrades } from './grades.ts';
import { install } from './install.ts';
import { measureLaunches } from './launches.ts';
import { startLms } from './lms.ts';
import { openBare } from './openBare.ts';
import { openLtijs } from './openLtijs.ts';
import { openTrellis } from './openTrellis.ts';

/** `launch` or `grades`; both when neither is named. */
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const begun = performance.now();
install();
const facts = machine();
const lms = await startLms();
const trellis = await openTrellis(lms);
const peer = await openLtijs(lms);
const bare = await openBare(lms);
const sections: Section[] = [];
if (wanted.length === 0 || wanted.includes('launch'))
  sections.push(await measureLaunches(lms, trellis, peer, bare));
if (wanted.length === 0 || wanted.includes('grades'))
  sections.push(await measureGrades(lms, trellis, peer, bare));
await trellis.close();
await peer.close();
await bare.close();
await lms.close();
const seconds = Math.round((performance.now() - begun) / 1000);
process.stdout.write(
  process.argv.includes('--json')
    ? `${JSON.stringify({ machine: facts, seconds, sections }, null, 2)}\n`
    : `${table(facts, sections)}\nMeasured in ${seconds} s.\n`,
);
process.exit(0);
