import { TrellisError } from '../../errors.ts';
import { storeTrouble } from '../storeTrouble.ts';

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

/** The network's or the certificate's own word for what went wrong; empty where there is none. */
function reasonOf({ cause }: Error): string {
  return cause instanceof Error ? `: ${'code' in cause ? cause.code : cause.name}` : '';
}

function troubled(check: string, error: unknown, remedy: string): Finding {
  if (!(error instanceof TrellisError))
    return bad(check, error instanceof Error ? error.message : String(error), remedy);
  if (error.code === 'store_unavailable') {
    const store = storeTrouble(error.detail);
    return bad(check, store.says, store.remedy);
  }
  if (error.code === 'outbound_failed')
    return bad(check, `${error.detail} cannot be reached${reasonOf(error)}`, remedy);
  return bad(check, error.message, remedy);
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
    return [troubled(check, error, remedy)];
  }
}
