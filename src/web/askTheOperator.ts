import { TrellisError } from '../errors.ts';

/** Runs a registration; an error of it also says whom to ask, as far as the operator has said (`CONTACT`). */
export async function askTheOperator<T>(contact: string | null, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof TrellisError)) throw error;
    const params = { contact: contact ?? 'none', ...error.params };
    throw new TrellisError(error.code, error.detail, { cause: error, params });
  }
}
