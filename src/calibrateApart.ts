import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from './projectRoot.ts';

/** Longest a calibration may take, in milliseconds (1 h). */
const LONGEST_MS = 60 * 60 * 1000;

/**
 * Starts `trellis calibrate PACK --if-grown` in a process of its own, after everything else that wants the processor: a
 * fit takes seconds in which nothing else would be answered. Resolves once it runs; it finds the settings where this
 * process did.
 */
export function calibrateApart(pack: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const words = [join(projectRoot(), 'dist/src/cli/bin.js'), 'calibrate', pack, '--if-grown'];
    const child = spawn(process.execPath, words, {
      stdio: ['ignore', 'ignore', 'inherit'],
      timeout: LONGEST_MS,
    });
    child.once('error', reject);
    child.once('spawn', () => {
      if (child.pid !== undefined) yielding(child.pid);
      child.unref();
      resolve();
    });
  });
}

/** A system that does not let a priority be lowered runs it as it is. */
function yielding(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // Nothing depends on it.
  }
}
