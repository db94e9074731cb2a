import type { AuditView } from '../../../src/api/administration.ts';

const NOW = Date.UTC(2025, 8, 15, 14, 10);
const PLATFORM = { id: '0b7c3f9e-0000-4000-8000-000000000001', issuer: 'https://moodle.example.edu' };
const OPERATOR = { kind: 'operator', id: 'q3Zx81Ka' } as const;

function entry(minutes: number, over: Partial<AuditView> & Pick<AuditView, 'act'>): AuditView {
  const at = NOW - minutes * 60_000;
  return {
    id: `${at}-${over.act}`,
    at,
    actor: OPERATOR,
    platform: null,
    deployment: null,
    detail: {},
    ...over,
  };
}

/** Acts of every kind of person. */
export const SAMPLE_AUDIT: readonly AuditView[] = [
  entry(1, { act: 'platformStatus', platform: PLATFORM, detail: { status: 'active' } }),
  entry(2, { act: 'anonymousLaunches', platform: PLATFORM, deployment: '1', detail: { allowed: true } }),
  entry(3, { act: 'gradesRetried', platform: PLATFORM, detail: { which: 'all' } }),
  entry(4, {
    act: 'platformOpened',
    platform: PLATFORM,
    deployment: '1',
    actor: { kind: 'administrator', id: 'lrn_Xk29sLm0aa' },
  }),
  entry(5, { act: 'codeMade' }),
  entry(6, { act: 'signedIn' }),
  entry(7, { act: 'linkMade', actor: { kind: 'tool', id: null } }),
  entry(8, { act: 'keyRotated', actor: { kind: 'command', id: null } }),
];
