import { type Calibrated, Calibration, ROUNDS } from '../../learning/calibrate/calibration.ts';
import { PRIOR_PARAMETERS } from '../../learning/parameters.ts';
import type { CalibrationNote, KeptCalibration } from '../../store/port/calibrations.ts';
import type { Store } from '../../store/port/store.ts';
import { learnersOf } from './learnersOf.ts';

/** What a calibration needs. `now` in milliseconds since the epoch. */
export interface CalibrationDeps {
  readonly store: Store;
  now(): number;
}

/** How a calibration is asked for. */
interface CalibrationWish {
  /** Keep nothing and change nothing. */
  readonly dryRun?: boolean;
  /** Only when there is enough that the last one has not seen. */
  readonly ifGrown?: boolean;
  /** Told which round it is, from 0, and how many learners it has taken. */
  readonly progress?: (round: number, learners: number) => void;
}

/** What became of it. */
export interface CalibrationDone extends Calibrated {
  readonly note: CalibrationNote;
  /**
   * `counts`: the new set counts from now on. `dry`: nothing was kept. `worse`: it foretells learners it has not seen no
   * better than the author's difficulties. `pinned`: an operator has chosen a set, which stays.
   */
  readonly outcome: 'counts' | 'dry' | 'worse' | 'pinned';
}

/** How much a log must have grown since the last calibration: by a tenth, and by so many answers. */
const GROWN = { factor: 1.1, answers: 200 } as const;

/**
 * Calibrates a pack from its log, keeps the set under a new name and lets it count, unless it is no better for learners
 * it has not seen or an operator has chosen another. Null when there is nothing to calibrate from, or nothing new.
 */
export async function calibratePack(
  { store, now }: CalibrationDeps,
  pack: string,
  { dryRun = false, ifGrown = false, progress = () => {} }: CalibrationWish = {},
): Promise<CalibrationDone | null> {
  const [last] = await store.calibrations.list(pack);
  const enough = ifGrown ? (last?.answers ?? 0) * GROWN.factor + GROWN.answers : 1;
  const calibration = new Calibration(now());
  for (let round = 0; round < ROUNDS; round += 1) {
    let learners = 0;
    for await (const rows of learnersOf(store, pack)) {
      calibration.take(rows);
      learners += 1;
      progress(round, learners);
    }
    if (calibration.answers < enough) return null;
    calibration.endRound();
  }
  const found = named(calibration, pack, now(), PRIOR_PARAMETERS.version);
  if (dryRun) return { ...found, outcome: 'dry' };
  const kept = await keep(store, (version) => named(calibration, pack, found.note.at, version));
  return { ...kept, outcome: await letCount(store, kept) };
}

function named(calibration: Calibration, pack: string, at: number, version: string): KeptCalibration {
  const { parameters, report } = calibration.result(version);
  const { answers, learners, loss } = report;
  const suspects = report.questions.filter(({ findings }) => findings.length > 0).length;
  return { parameters, report, note: { pack, version, at, answers, learners, loss, suspects } };
}

/** Under the first number that is free; another process may take one meanwhile. */
async function keep(store: Store, make: (version: string) => KeptCalibration): Promise<KeptCalibration> {
  const { pack } = make('').note;
  for (let number = (await store.calibrations.list(pack)).length + 1; ; number += 1) {
    const calibration = make(`fit-${number}`);
    if (await store.calibrations.add(calibration)) return calibration;
  }
}

async function letCount(store: Store, { note }: KeptCalibration): Promise<CalibrationDone['outcome']> {
  const chosen = (await store.calibrations.choices()).find(({ pack }) => pack === note.pack);
  if (chosen?.by === 'operator') return 'pinned';
  if (note.loss === null || note.loss.fitted >= note.loss.author) return 'worse';
  const { pack, version, at } = note;
  await store.calibrations.choose({ pack, version, by: 'calibration', at });
  return 'counts';
}
