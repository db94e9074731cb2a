import type { Examples } from '../../runtime/examples.ts';
import { AuditLog } from './AuditLog.tsx';
import { SAMPLE_AUDIT } from './sampleAudit.ts';

export const examples: Examples = {
  'several acts': () => <AuditLog rows={SAMPLE_AUDIT} />,
  empty: () => <AuditLog rows={[]} />,
};
