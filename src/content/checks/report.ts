import type { Finding } from '../finding.ts';

/** A finding before the item it is about is known. */
export type Problem = Omit<Finding, 'item' | 'file' | 'line'>;

/** An error: the pack is not served until it is put right. */
export function problem(path: string, message: string, remedy: string): Problem {
  return { level: 'error', path, message, remedy };
}

/** A warning: the pack is served all the same. */
export function warning(path: string, message: string, remedy: string): Problem {
  return { level: 'warning', path, message, remedy };
}

/** Advice: nothing is wrong, but it could be better. */
export function advice(path: string, message: string, remedy: string): Problem {
  return { level: 'advice', path, message, remedy };
}

/** One finding per place and remedy: what many seeds show is told once, by the first. */
export class Report {
  readonly #found = new Map<string, Finding>();
  readonly #item: string;

  constructor(item: string) {
    this.#item = item;
  }

  add(problems: readonly Problem[], suffix = ''): void {
    for (const found of problems) {
      const key = `${found.path}\n${found.remedy}`;
      if (this.#found.has(key)) continue;
      this.#found.set(key, { ...found, item: this.#item, message: `${found.message}${suffix}` });
    }
  }

  get findings(): Finding[] {
    return [...this.#found.values()];
  }
}
