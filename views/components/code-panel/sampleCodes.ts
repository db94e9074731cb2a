import type { CodeView, NewCode } from '../../../src/api/administration.ts';

const NOW = Date.UTC(2025, 8, 15, 14, 10);
const HOUR = 3_600_000;

/** When the samples are looked at. */
export const CODES_AT = NOW;

/** One code of every state. */
export const SAMPLE_CODES: readonly CodeView[] = [
  { id: 'h1', note: 'Example Academy', createdAt: NOW - HOUR, expiresAt: NOW + 71 * HOUR, usedAt: null },
  { id: 'h2', note: '', createdAt: NOW - 90 * HOUR, expiresAt: NOW - 18 * HOUR, usedAt: null },
  {
    id: 'h3',
    note: 'Hill School',
    createdAt: NOW - 40 * HOUR,
    expiresAt: NOW + 32 * HOUR,
    usedAt: NOW - 30 * HOUR,
  },
];

export const SAMPLE_NEW_CODE: NewCode = { text: '7K2M-QX4D-9TWA-PB31', expiresAt: NOW + 72 * HOUR };
