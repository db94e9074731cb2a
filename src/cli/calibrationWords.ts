import type { CalibrationReport, QuestionFound } from '../learning/calibrate/calibration.ts';
import type { Finding } from '../learning/calibrate/findings.ts';
import type { ItemValue } from '../learning/calibrate/itemValue.ts';
import { missing, NEEDED } from '../learning/calibrate/thin.ts';
import type { FormWorth } from '../learning/explore/formWorth.ts';
import type { CalibrationDone } from '../practice/calibration/calibratePack.ts';
import type { CalibrationNote } from '../store/port/calibrations.ts';

const OUTCOMES: Readonly<Record<CalibrationDone['outcome'], string>> = {
  counts: 'counts from now on',
  dry: 'nothing is kept or changed by a dry run',
  worse:
    'kept, does not count: it foretells learners it has not seen no better than the author’s difficulties',
  pinned: 'kept, does not count: an operator has chosen another set (--use newest lets calibrations decide)',
};

/** A calibration that is done, for people. */
export function calibrationLines({ note, report, outcome }: CalibrationDone): readonly string[] {
  const { answers, learners, loss } = report;
  const better =
    loss === null
      ? ''
      : `, log loss ${loss.fitted.toFixed(4)} (author's difficulties ${loss.author.toFixed(4)})`;
  const thin = report.questions.filter((question) => missing('question', question.answers) > 0);
  return [
    `${note.pack}: ${answers} answers of ${learners} learners${better}`,
    `  gained by an answer ${report.gain.toFixed(3)}, lost in a month without practice ${(-report.forgetting).toFixed(2)} logits`,
    ...suspectLines(report),
    ...(thin.length === 0 ? [] : [`  ${thin.length} questions have too few answers to be judged`]),
    `  ${outcome === 'dry' ? '' : `${note.version}: `}${OUTCOMES[outcome]}`,
  ];
}

/** Kept calibrations of a pack; a star before what counts. */
export function listLines(notes: readonly CalibrationNote[], counts: string): readonly string[] {
  const star = (version: string) => (version === counts ? '*' : ' ');
  return [
    ...notes.map(
      ({ version, at, answers, learners, suspects }) =>
        `${star(version)} ${version.padEnd(8)} ${new Date(at).toISOString().slice(0, 16)}  ${answers} answers, ${learners} learners, ${suspects} suspect questions`,
    ),
    `${star('prior-1')} prior-1  the author's difficulties`,
  ];
}

function suspectLines({ questions }: CalibrationReport): readonly string[] {
  return questions.flatMap((question) =>
    question.findings.map((finding) => `  ${questionName(question)}: ${findingWords(finding)}`),
  );
}

function questionName({ item, step, answers }: QuestionFound): string {
  return `${item}${step === 0 ? '' : `, step ${step + 1}`} (${answers} answers)`;
}

function findingWords(finding: Finding): string {
  switch (finding.code) {
    case 'negative_discrimination':
      return `the able miss it more often than others (discrimination ${finding.discrimination.toFixed(2)})`;
    case 'wrong_key':
      return `is the key right? Of the able ${percent(finding.share)} answer "${finding.response}", ${percent(finding.key)} the key`;
    case 'distractor_ahead':
      return `of the able more answer "${finding.response}" (${percent(finding.share)}) than the key (${percent(finding.key)})`;
    case 'drift':
      return `${percent(finding.before)} right before, ${percent(finding.lately)} in the last 90 days`;
  }
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** Forms of explanations or of hints, best first, for people. */
export function formLines(forms: readonly FormWorth[]): readonly string[] {
  if (forms.length === 0) return ['  the tutor has picked no form yet that a first try came after'];
  return forms.map(
    ({ form, picked, right, always: { normalised, effective }, interval: { from, to } }) =>
      `  ${form.padEnd(16)} picked ${picked}, right afterwards ${percent(right)}; always picked it would be ${percent(normalised)} (${percent(from)} to ${percent(to)}; tells as much as ${effective.toFixed(0)} such choices)`,
  );
}

/** What questions of each item led to, by skill and the best first, for people. */
export function itemLines(items: readonly ItemValue[]): readonly string[] {
  if (items.length === 0)
    return ['  chance has picked no item yet that a telling question on its skill came after'];
  const skills = [...new Set(items.map(({ skill }) => skill))];
  return skills.flatMap((skill) => {
    const own = items.filter((one) => one.skill === skill);
    const thin = own.filter(({ always }) => always === null).length;
    const needed = `${NEEDED.explored} times tried out, and as much as ${NEEDED.question} choices`;
    return [
      `  ${skill}`,
      ...own.flatMap(itemLine),
      ...(thin === 0 ? [] : [`    came too seldom to tell (needed: ${needed}): ${thin}`]),
    ];
  });
}

function itemLine({ item, picked, explored, right, always, effective }: ItemValue): readonly string[] {
  if (always === null) return [];
  return [
    `    ${item.padEnd(24)} picked ${picked}, ${explored} to try it out; the next one right ${percent(right)}, always picked where it may come ${percent(always.right)} (${percent(always.from)} to ${percent(always.to)}; tells as much as ${effective.toFixed(0)} such choices)`,
  ];
}
