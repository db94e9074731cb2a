import { cpus, loadavg, totalmem } from 'node:os';
import type { Measure, Section } from './measure.ts';

/** What the figures were measured on. */
export function machine() {
  const [first] = cpus();
  return {
    cores: cpus().length,
    cpu: first?.model.trim() ?? 'unknown',
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    loadBefore: loadavg().map((load) => Number(load.toFixed(2))),
  };
}

function shown(value: number): string {
  if (!Number.isFinite(value)) return 'none';
  const digits = Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0;
  return value.toFixed(digits);
}

function verdict({ goal, value, unit }: Measure): string {
  if (goal === undefined) return '';
  return `goal ≤ ${goal} ${unit}: ${value <= goal ? 'reached' : 'MISSED'}`;
}

function line(measure: Measure): string {
  const { name, value, unit, note } = measure;
  const rest = [verdict(measure), note].filter((part) => part).join('; ');
  return `  ${name.padEnd(56)} ${shown(value).padStart(8)} ${unit.padEnd(8)} ${rest}`.trimEnd();
}

/** The sections for people. */
export function table(facts: ReturnType<typeof machine>, sections: readonly Section[]): string {
  const { cores, cpu, memoryGiB, node, platform, loadBefore } = facts;
  const where = `${cores} cores (${cpu}), ${memoryGiB} GiB, Node ${node}, ${platform}; load before: ${loadBefore.join(' ')}`;
  const parts = sections.map(({ title, measures, skipped }) =>
    [title, ...(skipped === undefined ? [] : [`  SKIPPED: ${skipped}`]), ...measures.map(line)].join('\n'),
  );
  return `${where}\n\n${parts.join('\n\n')}\n`;
}
