/** What one check found. `warn` runs, but somebody should look; `bad` keeps something from working. */
export interface Finding {
  readonly check: string;
  readonly state: 'ok' | 'warn' | 'bad';
  readonly says: string;
  /** What to do; null where nothing is to be done. */
  readonly remedy: string | null;
}

/** Nothing is wrong here. */
export function ok(check: string, says: string): Finding {
  return { check, state: 'ok', says, remedy: null };
}

/** It works, and will not for long or not well. */
export function warn(check: string, says: string, remedy: string): Finding {
  return { check, state: 'warn', says, remedy };
}

/** It keeps the tool, or a part of it, from working. */
export function bad(check: string, says: string, remedy: string): Finding {
  return { check, state: 'bad', says, remedy };
}

/** The check's findings; what it throws is a finding too. */
export async function attempt(
  check: string,
  remedy: string,
  look: () => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  try {
    return await look();
  } catch (error) {
    return [bad(check, error instanceof Error ? error.message : String(error), remedy)];
  }
}
