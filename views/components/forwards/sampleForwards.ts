import type { ForwardView, LetterView } from '../../../src/api/records.ts';

const NOW = Date.UTC(2026, 8, 15, 14, 10);

const TARGET: ForwardView = {
  id: 'f1',
  label: 'The district’s store',
  tenant: 't1',
  endpoint: 'https://lrs.district.example/xapi',
  username: 'trellis',
  version: '2.0.0',
  filter: { verbs: [], activities: [], ownOnly: false },
  createdAt: NOW - 864_000_000,
  paused: false,
  sent: 20_411,
  sentAt: NOW - 4_000,
  failingSince: null,
  attempts: 0,
  reason: null,
  due: NOW,
  upTo: NOW,
  refused: 0,
};

/** In order; failing, with some that were refused; paused before anything was sent. */
export const SAMPLE_FORWARDS: readonly ForwardView[] = [
  TARGET,
  {
    ...TARGET,
    id: 'f2',
    label: 'University',
    reason: 'busy',
    failingSince: NOW - 7_200_000,
    attempts: 9,
    refused: 2,
  },
  { ...TARGET, id: 'f3', label: 'Test', paused: true, sent: 0, sentAt: null, upTo: null },
];

export const SAMPLE_LETTERS: readonly LetterView[] = [
  { statement: '6f0b0b8e-6a53-5b57-9f27-0d6a1c1f0002', status: 400, at: NOW },
  { statement: '9a1c5d7e-2b43-5c68-8f17-1e2d3c4b5a69', status: 409, at: NOW },
];
