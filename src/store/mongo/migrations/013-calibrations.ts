import type { Migration } from './migration.ts';

/** A pack's log is read learner by learner; its calibrations are found by the pack. */
export const calibrations: Migration = {
  version: 13,
  up: async (connection) => {
    await connection.collection('log').createIndex({ pack: 1, learner: 1, sequence: 1 });
    await connection.collection('calibration_notes').createIndex({ 'doc.pack': 1 });
  },
};
