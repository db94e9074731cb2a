import type { WhatIf } from '../../../src/api/activity.ts';

/** Minutes of each week, the mean over kinds of students of whom somebody has practised, whole. */
export function meanWeeks(all: readonly WhatIf[]): readonly number[] {
  const results = all.filter(({ people }) => people > 0);
  const weeks = Math.max(0, ...results.map((one) => one.weeks.length));
  return Array.from({ length: weeks }, (_, week) => {
    const sum = results.reduce((total, one) => total + (one.weeks[week] ?? 0), 0);
    return Math.round(sum / Math.max(1, results.length));
  });
}

/** Skills whose questions came again for any kind of student, each with the largest share, worst first. */
export function scarceOf(results: readonly WhatIf[]): WhatIf['scarce'] {
  const worst = new Map<string, number>();
  for (const { skill, share } of results.flatMap((one) => one.scarce)) {
    worst.set(skill, Math.max(worst.get(skill) ?? 0, share));
  }
  return [...worst].map(([skill, share]) => ({ skill, share })).sort((a, b) => b.share - a.share);
}
