import type { Measure } from './measure.ts';

/** Time and processor time of this process, added up over what is measured and nothing in between. */
export function stopwatch() {
  let [seconds, cpuMs] = [0, 0];
  return {
    run: async (work: () => Promise<unknown>): Promise<void> => {
      const [wall, cpu] = [performance.now(), process.cpuUsage()];
      await work();
      const { user, system } = process.cpuUsage(cpu);
      seconds += (performance.now() - wall) / 1000;
      cpuMs += (user + system) / 1000;
    },
    read: () => ({ seconds, cpuMs }),
  };
}

/** How fast something goes, and what it costs in this process. */
export async function timed(
  name: string,
  statements: number,
  run: () => Promise<unknown>,
): Promise<Measure[]> {
  const watch = stopwatch();
  await watch.run(run);
  return speed(name, statements, watch.read());
}

/** Statements a second, and processor time of this process for a thousand. */
export function speed(name: string, statements: number, took: { seconds: number; cpuMs: number }): Measure[] {
  const { seconds, cpuMs } = took;
  const each = cpuMs / (statements / 1000);
  return [
    { name, value: statements / seconds, unit: 'statements/s', note: `${statements} statements` },
    { name: `${name}, for 1,000`, value: each, unit: 'CPU ms' },
  ];
}
