import type { ItemAnalysis, QuestionAnalysis, QuestionFault, SharePoint } from '../api/itemAnalysis.ts';
import type { PackIndex } from '../content/packIndex.ts';
import { promptHtml } from '../content/publicItem.ts';
import { responseLanguage } from '../content/wordsLanguage.ts';
import type { CalibrationReport, QuestionFound } from '../learning/calibrate/calibration.ts';
import type { Finding } from '../learning/calibrate/findings.ts';
import { missing, type NEEDED } from '../learning/calibrate/thin.ts';
import type { Activity } from '../store/port/activities.ts';
import { currentSettings } from './activitySettings.ts';
import type { Practice } from './practice.ts';
import { skillTitle } from './present/skills.ts';

/** Questions listed at a time. */
const LISTED = 100;
/** Any seed shows what a template asks. */
const SEED = 1;

/**
 * What the last calibration found about the questions of an activity's skills. It rests on everybody's answers to the
 * pack, says nothing of a single person, and no number where there are too few answers.
 */
export async function viewQuestions(
  practice: Practice,
  activity: Activity,
  locale: string,
): Promise<ItemAnalysis> {
  const { pack, skills } = currentSettings(activity);
  const [newest] = await practice.store.calibrations.list(pack);
  const kept = newest && (await practice.store.calibrations.get(pack, newest.version));
  if (!kept) return { found: null };
  const index = practice.packs.current(pack);
  const wanted = new Set(skills);
  const { report } = kept;
  const asked = report.questions
    .filter((question) => question.skills.some((skill) => wanted.has(skill)))
    .filter(({ item, step }) => (index.catalogue.items.get(item)?.questions.length ?? 0) > step)
    .toSorted((a, b) => b.findings.length - a.findings.length || b.answers - a.answers);
  return {
    found: {
      at: kept.note.at,
      answers: report.answers,
      learners: report.learners,
      questions: asked.slice(0, LISTED).map((question) => analysed(index, question, locale)),
      more: Math.max(0, asked.length - LISTED),
      calibration: report.bins.map((bin) => point('bin', bin)),
      curves: curvesOf(index, report, skills, locale),
    },
  };
}

function analysed(index: PackIndex, question: QuestionFound, locale: string): QuestionAnalysis {
  const instance = index.instance(question.item, SEED, locale);
  const lacking = missing('question', question.answers);
  const shown = (value: number) => (lacking > 0 ? null : value);
  return {
    item: question.item,
    step: question.step,
    prompt: promptHtml(instance, question.step),
    language: instance.language,
    skill: skillTitle({ index, locale }, question.skills[0] ?? ''),
    answers: question.answers,
    missing: lacking,
    right: shown(question.right),
    difficulty: shown(question.difficulty),
    discrimination: shown(question.discrimination),
    faults: question.findings.map((finding) => faultOf(index, question, finding)),
  };
}

/** Wrong answers are kept in the words of the pack's own language. */
function faultOf(index: PackIndex, { item, step }: QuestionFound, finding: Finding): QuestionFault {
  if (finding.code === 'negative_discrimination') return { code: finding.code };
  if (finding.code === 'drift') return finding;
  const instance = index.instance(item, SEED, index.published.pack.language);
  return { ...finding, language: responseLanguage(instance, step, finding.response) };
}

function curvesOf(
  index: PackIndex,
  { curves }: CalibrationReport,
  skills: readonly string[],
  locale: string,
) {
  return skills.flatMap((skill) => {
    const points = (curves[skill] ?? []).map(({ learners, ...shares }) =>
      point('point', { n: learners, ...shares }),
    );
    return points.length === 0 ? [] : [{ skill: skillTitle({ index, locale }, skill), points }];
  });
}

function point(
  kind: keyof typeof NEEDED,
  { n, predicted, right }: { readonly n: number; readonly predicted: number; readonly right: number },
): SharePoint {
  const lacking = missing(kind, n);
  return {
    n,
    missing: lacking,
    predicted: lacking > 0 ? null : predicted,
    right: lacking > 0 ? null : right,
  };
}
