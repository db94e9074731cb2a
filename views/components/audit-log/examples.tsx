import { type Examples, nothing } from '../../runtime/examples.ts';
import { AuditLog } from './AuditLog.tsx';
import { SAMPLE_AUDIT } from './sampleAudit.ts';

export const examples: Examples = {
  'several acts, with older ones': () => <AuditLog rows={SAMPLE_AUDIT} busy={false} onMore={nothing} />,
  empty: () => <AuditLog rows={[]} busy={false} onMore={null} />,
};
