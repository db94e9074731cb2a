import type { AuditActor } from '../store/port/audit.ts';

/** Who acts at the command line, in the audit log. The name of the person is not the tool's to keep. */
export const COMMAND: AuditActor = { kind: 'command', id: null };
