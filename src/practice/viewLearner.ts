import type { AttemptView, LearnerDetail } from '../api/class.ts';
import { promptHtml, shownAnswer } from '../content/publicItem.ts';
import { wording } from '../content/text.ts';
import { MINUTE_MS } from '../duration.ts';
import { TrellisError } from '../errors.ts';
import type { Decision } from '../learning/decision.ts';
import type { AttemptEvent, LearnerEvent } from '../learning/event.ts';
import type { Activity } from '../store/port/activities.ts';
import { peopleOf } from './class/people.ts';
import { languageTag } from './languageTag.ts';
import { instanceOf } from './openQuestion.ts';
import type { Practice } from './practice.ts';
import { presentChange } from './present/change.ts';
import { presentGrade } from './present/grade.ts';
import { presentOutside } from './present/outside.ts';
import { presentWhy } from './present/serving.ts';
import { presentSkills, skillTitle } from './present/skills.ts';
import { type Situation, situate } from './situation.ts';

/** Newest events looked at for the list of answers. */
const EVENTS = 200;

/** The name as the course's roster tells it, for somebody whose launches tell none. */
async function rosterName(practice: Practice, { learner, activity }: Situation): Promise<string | null> {
  const { people, testers, left } = await peopleOf(practice, activity.id);
  return [...people, ...testers, ...left].find((person) => person.learner === learner.id)?.name ?? null;
}

/** Whether somebody has practised in the activity, or is in one of its courses as the platform tells. */
async function belongs(practice: Practice, { learner, activity, state }: Situation): Promise<boolean> {
  if (Object.hasOwn(state.activities, activity.id)) return true;
  const { people } = await peopleOf(practice, activity.id);
  return people.some((person) => person.learner === learner.id);
}

/**
 * A learner of this activity as the instructor may see them.
 * @throws TrellisError `learner_unknown`, also for learners of other tenants and activities
 */
export async function situateLearner(
  practice: Practice,
  activity: Activity,
  learner: string,
  locale: string,
): Promise<Situation> {
  const loaded = await practice.store.turns.loadLearner(learner, activity.id);
  if (!loaded || loaded.learner.tenant !== activity.tenant || loaded.learner.erasing !== undefined)
    throw new TrellisError('learner_unknown', learner);
  const situation = await situate(practice, loaded, locale);
  if (!(await belongs(practice, situation))) throw new TrellisError('learner_unknown', learner);
  // The reader's language, not the learner's.
  return { ...situation, locale: languageTag(locale) };
}

function isAttempt(event: LearnerEvent): event is AttemptEvent {
  return event.kind === 'attempt';
}

/** Title of a misconception in the reader's language; null where the pack no longer has it. */
function misconceptionTitle({ index, locale }: Situation, id: string): string | null {
  const known = index.misconceptionById.get(id);
  return known ? wording(known.title, locale, index.published.pack.language) : null;
}

/** Why each question among the events was chosen, by its serving. */
function decisionsOf(events: readonly LearnerEvent[]): ReadonlyMap<string, Decision> {
  return new Map(events.flatMap(({ opens }) => (opens === null ? [] : [[opens.id, opens.decision]])));
}

async function attemptView(
  practice: Practice,
  situation: Situation,
  event: AttemptEvent,
  decision: Decision | null,
): Promise<AttemptView> {
  const instance = await instanceOf(practice, event, situation.locale);
  const { mark, evidence } = event;
  return {
    id: event.id,
    at: event.at,
    skill: skillTitle(situation, evidence.skills[0]?.skill ?? ''),
    question: promptHtml(instance, event.step),
    answer: shownAnswer(instance, event.step, event.answer),
    language: instance.language,
    correct: mark.correct,
    score: mark.score,
    try: event.try,
    hints: event.hints,
    elapsed: event.elapsed,
    note: mark.note,
    misconception: mark.misconception === null ? null : misconceptionTitle(situation, mark.misconception),
    rapid: evidence.rapid,
    weight: evidence.weight,
    changed: presentChange(situation, event),
    why: decision === null ? null : presentWhy(situation, { decision }),
  };
}

/** A learner's skills, answers and grade, as whoever may read their work reads it. */
export async function detailOf(practice: Practice, situation: Situation): Promise<LearnerDetail> {
  const learner = situation.learner.id;
  const events = await practice.store.log.latest(learner, situation.activity.id, EVENTS);
  const decisions = decisionsOf(events);
  const { totals } = situation.here;
  const outside = presentOutside(situation, events);
  return {
    learner,
    name: situation.learner.name ?? (await rosterName(practice, situation)),
    skills: presentSkills(situation),
    attempts: await Promise.all(
      events
        .filter(isAttempt)
        .map((event) => attemptView(practice, situation, event, decisions.get(event.serving) ?? null)),
    ),
    ...(outside.length === 0 ? {} : { outside }),
    grade: presentGrade(situation, false),
    answered: totals.answered,
    minutes: Math.round(totals.activeMs / MINUTE_MS),
    lastSeen: totals.lastSeen,
  };
}

/** One learner's skills, answers and grade, for whoever may read their work. @throws TrellisError `learner_unknown` */
export async function viewLearner(
  practice: Practice,
  activity: Activity,
  learner: string,
  locale: string,
): Promise<LearnerDetail> {
  return detailOf(practice, await situateLearner(practice, activity, learner, locale));
}
