import type { Calibrated, CalibrationReport } from '../../learning/calibrate/calibration.ts';

/** What a list says of a calibration. */
export interface CalibrationNote extends Pick<CalibrationReport, 'answers' | 'learners' | 'loss'> {
  readonly pack: string;
  /** Name of its parameter set, unique in the pack. */
  readonly version: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Questions that something is wrong with. */
  readonly suspects: number;
}

/** One calibration of a pack: immutable, kept while an event names it. */
export interface KeptCalibration extends Calibrated {
  readonly note: CalibrationNote;
}

/** The parameter set that counts for a pack, and who decided so. */
export interface ParameterChoice {
  readonly pack: string;
  readonly version: string;
  /** What an operator has chosen is not replaced by the next calibration. */
  readonly by: 'calibration' | 'operator';
  readonly at: number;
}

/** Calibrations of packs and which of them counts. Holds nothing of a single person. */
export interface CalibrationStore {
  /** Keeps a calibration; false when its version stands already (nothing is changed). Atomic. */
  add(calibration: KeptCalibration): Promise<boolean>;
  /** From now on this version counts for the pack. Atomic; the last one stays. */
  choose(choice: ParameterChoice): Promise<void>;
  get(pack: string, version: string): Promise<KeptCalibration | null>;
  /** All of a pack, newest first. */
  list(pack: string): Promise<readonly CalibrationNote[]>;
  /** What counts, by pack; a pack that nobody has decided about is left out. */
  choices(): Promise<readonly ParameterChoice[]>;
}
