import type { LearnerEvent } from '../../learning/event.ts';
import { levelRank } from '../../learning/level.ts';
import { countedLevel } from '../../learning/standing.ts';
import type { Effect } from '../../store/port/effect.ts';
import {
  agent,
  buildStatement,
  lesson,
  objective,
  type Said,
  type StatementFrame,
  statementId,
} from '../../xapi/build.ts';
import { isoDuration } from '../../xapi/duration.ts';
import { CMI5_PROGRESS, extensionIri, skillIri } from '../../xapi/vocabulary/iris.ts';
import { ownVerb, VERBS } from '../../xapi/vocabulary/verbs.ts';
import { accountOf } from '../account.ts';
import type { Happened, Told } from '../effects.ts';
import type { Practice } from '../practice.ts';
import { skillTitle } from '../present/skills.ts';
import type { Situation } from '../situation.ts';
import { credited, withdrew } from './evidenceStatements.ts';
import { answered, hinted, revealed } from './questionStatements.ts';

function skillsOf(event: LearnerEvent): readonly string[] {
  if ('evidence' in event) return event.evidence.skills.map(({ skill }) => skill);
  return 'skill' in event ? [event.skill] : [];
}

/** What of the tool its statements are made of. */
export type Speaker = Pick<Practice, 'publicUrl' | 'statementNamespace'>;

function frameOf(tool: Speaker, { event, after }: Happened): StatementFrame {
  return {
    base: tool.publicUrl,
    namespace: tool.statementNamespace,
    event: event.id,
    account: accountOf(after.learner),
    activity: event.activity,
    activityTitle: after.activity.title,
    course: after.link.context,
    sitting: event.sitting,
    link: after.link.id,
    pack: event.pack,
    skills: skillsOf(event),
    at: event.at,
    language: after.locale,
  };
}

/** The statement of the event itself: none that is told is without one. */
function said(frame: StatementFrame, happened: Told): Said {
  const { event, after, by } = happened;
  const { base } = frame;
  switch (event.kind) {
    case 'attempt':
      return answered(frame, { ...happened, event });
    case 'sitting-opened':
      return { kind: 'initialized', verb: VERBS.initialized, object: lesson(frame) };
    case 'sitting-finished': {
      const started = after.here.sitting?.startedAt ?? event.at;
      const result = { duration: isoDuration(event.at - started) };
      return { kind: 'terminated', verb: VERBS.terminated, object: lesson(frame), result };
    }
    case 'hint':
      return hinted(frame, { ...happened, event });
    case 'reveal':
      return revealed(frame, { ...happened, event });
    case 'explained':
      return {
        kind: 'explained',
        verb: ownVerb(base, 'explained'),
        object: objective(frame, event.skill, skillTitle(after, event.skill)),
      };
    case 'choose': {
      const extensions = {
        [extensionIri(base, 'goal')]: event.goal ?? after.here.goal,
        ...(event.placement === undefined ? {} : { [extensionIri(base, 'placement')]: event.placement }),
        ...(event.mix === undefined ? {} : { [extensionIri(base, 'mix')]: event.mix }),
      };
      return { kind: 'chose', verb: ownVerb(base, 'chose'), object: lesson(frame), extensions };
    }
    case 'dispute': {
      const extensions = {
        [extensionIri(base, 'claim')]: event.claim,
        [extensionIri(base, 'skill')]: skillIri(base, event.pack, event.skill),
      };
      const about = objective(frame, event.skill, skillTitle(after, event.skill));
      return { kind: 'disputed', verb: ownVerb(base, 'disputed'), object: about, extensions };
    }
    case 'outside':
      return credited(frame, { ...happened, event });
    case 'withdrawn':
      return withdrew(frame, { ...happened, event });
    case 'override': {
      const extensions = {
        [extensionIri(base, 'level')]: event.level ?? 'own',
        [extensionIri(base, 'skill')]: skillIri(base, event.pack, event.skill),
      };
      // The instructor does it to the learner: who asks for statements about the learner finds it all the same.
      const who = { object: agent(frame.account), ...(by ? { by } : {}) };
      return { kind: 'overrode', verb: ownVerb(base, 'overrode'), ...who, extensions };
    }
  }
}

function isMastered({ here, settings }: Situation, skill: string): boolean {
  return levelRank(countedLevel(here, skill, settings.counts)) === 3;
}

/** Skills that this event raised to mastered. */
function masteredNow(frame: StatementFrame, { before, after }: Happened, because: string): Said[] {
  return after.settings.skills
    .filter((skill) => isMastered(after, skill) && !isMastered(before, skill))
    .map((skill) => {
      const { estimate } = after.pinned.model.mastery(
        after.state.model,
        skill,
        after.settings.rule,
        after.pinned.parameters,
        after.now,
      );
      return {
        kind: `mastered/${skill}`,
        verb: VERBS.mastered,
        object: objective(frame, skill, skillTitle(after, skill)),
        because,
        result: { success: true, extensions: { [extensionIri(frame.base, 'estimate')]: estimate } },
      };
    });
}

/** 0.29 × 100 is a little less than 29 in binary. */
const ROUNDING = 1e-9;

/** Progress in whole percent; the end of the activity the first time it reaches 100 and never again, as cmi5 asks. */
function progressedNow(frame: StatementFrame, { before, after }: Happened, because: string): Said[] {
  const value = after.here.grade;
  if (value === null || value === before.here.grade) return [];
  const duration = isoDuration(after.here.totals.activeMs);
  const progress: Said = {
    kind: 'progressed',
    verb: VERBS.progressed,
    object: lesson(frame),
    because,
    result: { extensions: { [CMI5_PROGRESS]: Math.floor(value * 100 + ROUNDING) } },
  };
  if (before.here.completed || !after.here.completed) return [progress];
  const passed = { success: true, score: { scaled: value }, duration };
  return [
    progress,
    {
      kind: 'completed',
      verb: VERBS.completed,
      object: lesson(frame),
      because,
      result: { completion: true, duration },
    },
    { kind: 'passed', verb: VERBS.passed, object: lesson(frame), because, result: passed },
  ];
}

/** Every statement an event implies; ids derive from the event, so building them again gives the same ones. */
export function statementEffects(tool: Speaker, happened: Told): readonly Effect[] {
  const frame = frameOf(tool, happened);
  const first = said(frame, happened);
  const because = statementId(frame.namespace, frame.event, first.kind);
  const all = [first, ...masteredNow(frame, happened, because), ...progressedNow(frame, happened, because)];
  return all.map((one) => ({
    kind: 'statement',
    tenant: happened.after.activity.tenant,
    statement: buildStatement(frame, one),
  }));
}
