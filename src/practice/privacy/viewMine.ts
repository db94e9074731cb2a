import { type AccessView, HELD_KINDS, type HeldKind, type MineView } from '../../api/privacy.ts';
import { TrellisError } from '../../errors.ts';
import type { Session } from '../../store/port/sessions.ts';
import type { Practice } from '../practice.ts';
import type { RetainedKind } from './rules.ts';

/** Looks that are shown. */
const LOOKS = 100;

/** Which setting says for how long a kind is kept. */
const RETAINED_AS: Readonly<Partial<Record<HeldKind, RetainedKind>>> = {
  statements: 'statements',
  accesses: 'accesses',
  rosters: 'rosters',
};

async function accessesOf(practice: Practice, session: Session): Promise<readonly AccessView[]> {
  const { store } = practice;
  const activities = await store.people.activitiesOf(session.learner);
  const found = await store.accesses.ofLearner(session.learner, activities, LOOKS);
  const ids = [...new Set(found.flatMap(({ activity }) => activity ?? []))];
  const known = await Promise.all(ids.map((id) => store.activities.get(id)));
  const titles = new Map(known.flatMap((one) => (one ? [[one.id, one.title] as const] : [])));
  return found.map(({ at, role, kind, activity }) => ({
    at,
    role,
    kind,
    activity: activity === null ? null : (titles.get(activity) ?? null),
  }));
}

/** What is kept of the learner of this session, for how long, and who looked at it. @throws TrellisError `session_missing` */
export async function viewMine(practice: Practice, session: Session): Promise<MineView> {
  const { store, privacy } = practice;
  const learner = await store.learners.get(session.learner);
  if (!learner) throw new TrellisError('session_missing');
  const counts = await store.people.count(learner.id);
  const daysOf = (kind: HeldKind) => {
    const retained = RETAINED_AS[kind];
    return retained === undefined ? null : (privacy.retention[retained] ?? null);
  };
  return {
    name: learner.name,
    account: learner.sub,
    pseudonym: learner.id,
    since: learner.createdAt,
    held: HELD_KINDS.map((kind) => ({ kind, count: counts[kind] ?? null, days: daysOf(kind) })),
    accesses: await accessesOf(practice, session),
    agreedAt: learner.consent?.at ?? null,
    forgottenAfterDays: privacy.retention.learners ?? null,
  };
}
