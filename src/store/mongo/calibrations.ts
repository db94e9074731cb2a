import type {
  CalibrationNote,
  CalibrationStore,
  KeptCalibration,
  ParameterChoice,
} from '../port/calibrations.ts';
import type { Database } from './database.ts';
import { documents } from './documents.ts';
import { compoundKey, only } from './filter.ts';

/** Notes stand apart, so that a list reads no parameters. */
export function mongoCalibrations(database: Database): CalibrationStore {
  const calibrations = documents<KeptCalibration>(database, 'calibrations');
  const notes = documents<CalibrationNote>(database, 'calibration_notes');
  const choices = documents<ParameterChoice>(database, 'parameter_choices');
  return {
    add: async (calibration) => {
      const { note } = calibration;
      const key = compoundKey(note.pack, note.version);
      const made = await calibrations.create(key, calibration);
      // Also for one that stands: a crash in between left it without its note.
      const standing = made ? calibration : await calibrations.get(key);
      if (standing !== null) await notes.create(key, standing.note);
      return made;
    },
    choose: async (choice) => {
      await choices.change(choice.pack, () => choice);
    },
    get: (pack, version) => calibrations.get(compoundKey(pack, version)),
    list: (pack) => notes.find(only({ 'doc.pack': pack }), { 'doc.at': -1, 'doc.version': -1 }),
    choices: () => choices.find({}),
  };
}
