import type {
  CalibrationNote,
  CalibrationStore,
  KeptCalibration,
  ParameterChoice,
} from '../port/calibrations.ts';
import type { Connection } from './connection.ts';
import { docOf, fromJson, toJson } from './json.ts';

export function sqliteCalibrations(connection: Connection): CalibrationStore {
  return {
    add: (calibration) =>
      connection.act((sql) => {
        const { note } = calibration;
        const made = sql.run(
          'INSERT INTO calibrations (pack, version, at, note, doc) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
          note.pack,
          note.version,
          note.at,
          toJson(note),
          toJson(calibration),
        );
        return made === 1;
      }),
    choose: (choice) =>
      connection.act((sql) => {
        sql.run(
          'INSERT OR REPLACE INTO parameter_choices (pack, doc) VALUES (?, ?)',
          choice.pack,
          toJson(choice),
        );
      }),
    get: (pack, version) =>
      connection.act((sql) =>
        docOf<KeptCalibration>(
          sql.first('SELECT doc FROM calibrations WHERE pack = ? AND version = ?', pack, version),
        ),
      ),
    list: (pack) =>
      connection.act((sql) =>
        sql
          .all<{ note: string }>(
            'SELECT note FROM calibrations WHERE pack = ? ORDER BY at DESC, version DESC',
            pack,
          )
          .map(({ note }) => fromJson<CalibrationNote>(note)),
      ),
    choices: () =>
      connection.act((sql) =>
        sql
          .all<{ doc: string }>('SELECT doc FROM parameter_choices ORDER BY pack')
          .map(({ doc }) => fromJson<ParameterChoice>(doc)),
      ),
  };
}
