import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPack } from '../../src/content/load.ts';
import { indexPack } from '../../src/content/packIndex.ts';
import { projectRoot } from '../../src/projectRoot.ts';
import type { Measure } from './measure.ts';
import { makePlace, startToolProcess } from './toolProcess.ts';

/** Starts the tool twice on one data folder: the second time it finds its data and the parsed packs. */
async function starts(): Promise<Measure[]> {
  const place = await makePlace('', null);
  const measures: Measure[] = [];
  try {
    for (const name of ['first start on an empty data folder', 'second start']) {
      const tool = await startToolProcess(place);
      measures.push({ name: `${name}, to the first answer`, value: tool.startedIn, unit: 'ms' });
      const cpu = tool.cpuToStart;
      if (cpu !== null) measures.push({ name: `${name}, processor time`, value: cpu, unit: 'CPU ms' });
      await tool.close();
    }
  } finally {
    place.remove();
  }
  return measures;
}

function loading(name: string, keepIn: string): Measure {
  const folder = join(projectRoot(), 'config/packs');
  const begun = performance.now();
  for (const pack of readdirSync(folder)) {
    const { published } = loadPack(join(folder, pack), keepIn);
    if (published) indexPack(published);
  }
  return { name, value: performance.now() - begun, unit: 'ms' };
}

/** Time to the first answer, and what loading the built-in packs takes of it. */
export async function measureStartUp(): Promise<Measure[]> {
  const keepIn = mkdtempSync(join(tmpdir(), 'trellis-bench-'));
  const packs = [
    loading('both built-in packs, parsed', keepIn),
    loading('both built-in packs, kept from an earlier start', keepIn),
  ];
  rmSync(keepIn, { recursive: true });
  return [...(await starts()), ...packs];
}
