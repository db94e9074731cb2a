/** Starts `count` tasks at once and gathers what they answer. */
export function parallel<T>(count: number, task: (index: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => task(index)));
}

export async function gather<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** How many of the answers are true. */
export function wins(answers: readonly boolean[]): number {
  return answers.filter(Boolean).length;
}
