import type { LrsKeyView, NewLrsKey, TenantView } from '../../../src/api/records.ts';

const NOW = Date.UTC(2026, 8, 15, 14, 10);

export const SAMPLE_TENANTS: readonly TenantView[] = [
  { id: 't1', name: 'https://canvas.example.edu (1000001)' },
  { id: 't2', name: 'https://moodle.hill.example (trellis)' },
];

/** A key in use and one that was revoked. */
export const SAMPLE_LRS_KEYS: readonly LrsKeyView[] = [
  {
    id: 'lrs_4mX2q9Zk1bTr7cVw',
    label: 'H5P site',
    tenant: 't1',
    scopes: ['statements/write', 'statements/read/mine', 'state', 'profile'],
    version: '1.0.3',
    perMinute: 60_000,
    createdAt: NOW - 86_400_000,
    revokedAt: null,
  },
  {
    id: 'lrs_9bQw3eRt5yUi8oPa',
    label: 'Dashboard of the district',
    tenant: 't2',
    scopes: ['statements/read'],
    version: '2.0.0',
    perMinute: 60_000,
    createdAt: NOW - 900_000_000,
    revokedAt: NOW,
  },
];

export const SAMPLE_NEW_LRS_KEY: NewLrsKey = {
  key: {
    id: 'lrs_4mX2q9Zk1bTr7cVw',
    label: 'H5P site',
    tenant: 't1',
    scopes: ['statements/write'],
    version: '1.0.3',
    perMinute: 60_000,
    createdAt: NOW,
    revokedAt: null,
  },
  secret: 'u3Yp0Jc7Vq2mXs9Lw4Kt6Rb1Nf8Hd5Gz3Pa0Ee7Ti2o',
  endpoint: 'https://practice.example.edu/xapi',
};
