import { TrellisError } from '../errors.ts';
import { storeTrouble } from './storeTrouble.ts';

/** What to do about the failures an operator meets at the command line; one line each. */
function clearLine(error: TrellisError): string {
  const { params } = error;
  switch (error.code) {
    case 'port_in_use':
      return `Port ${params.port} is taken. Stop what uses it, or set PORT (tool) or DEMO_PORT (demo) to another one.`;
    case 'data_dir_unwritable':
      return `The data folder ${params.folder} cannot be written. Give this user the right to, or set DATA_DIR to another folder.`;
    case 'config_invalid':
      return error.detail
        .split('\n')
        .map((problem) => `Setting ${problem}. The README lists every setting.`)
        .join('\n');
    case 'store_unavailable': {
      const { says, remedy } = storeTrouble(error.detail);
      return `The store: ${says}. ${remedy}`;
    }
    case 'server_running':
      return 'Another Trellis has this data folder. Stop one of the two, or give each a DATA_DIR of its own; several servers take MONGODB_URL.';
    case 'schema_newer':
      return 'A newer release has written this database. Start that release, or restore a backup.';
    default:
      return `${error.code}${error.detail ? `: ${error.detail}` : ''}`;
  }
}

/** Writes one clear line to stderr. */
export function refuse(error: unknown): void {
  const line =
    error instanceof TrellisError
      ? clearLine(error)
      : `Unexpected: ${error instanceof Error ? error.stack : error}`;
  process.stderr.write(`${line}\n`);
}
