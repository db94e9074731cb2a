import type { KeyView } from '../../../src/api/administration.ts';

const NOW = Date.UTC(2025, 8, 15, 14, 10);
const DAY = 86_400_000;

/** One key of every state. */
export const SAMPLE_KEYS: readonly KeyView[] = [
  { kid: 'x9Qp2-coming', state: 'coming', createdAt: NOW, activeFrom: NOW + DAY, retiredAt: null },
  {
    kid: 'k3Lm8-signing',
    state: 'signing',
    createdAt: NOW - 90 * DAY,
    activeFrom: NOW - 89 * DAY,
    retiredAt: NOW + DAY,
  },
  {
    kid: 'a7Rt1-retired',
    state: 'retired',
    createdAt: NOW - 200 * DAY,
    activeFrom: NOW - 199 * DAY,
    retiredAt: NOW - DAY,
  },
];
