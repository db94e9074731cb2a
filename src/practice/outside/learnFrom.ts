import { TrellisError } from '../../errors.ts';
import type { Activity } from '../../store/port/activities.ts';
import type { Learner } from '../../store/port/learners.ts';
import { type AnyStatement, isRef } from '../../xapi/anyStatement.ts';
import type { Practice } from '../practice.ts';
import { toldBy } from './matching.ts';
import { takeEvidence } from './takeEvidence.ts';
import { learnerNamed } from './whose.ts';
import { withdrawEvidence } from './withdrawEvidence.ts';

const VOIDED = 'http://adlnet.gov/expapi/verbs/voided';

/**
 * Whether another system vouches for a statement: the authority is a key of the LRS. What a learner's own session writes,
 * and what the tool says itself, is no evidence.
 */
function isVouchedFor({ publicUrl }: Practice, { authority }: AnyStatement): boolean {
  const { account } = authority ?? {};
  return account?.homePage === publicUrl && account.name.startsWith('lrs_');
}

/** Whoever is not in the activity is none of its business. */
async function forMembers(work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof TrellisError && error.code === 'learner_unknown')) throw error;
  });
}

async function takeAll(
  practice: Practice,
  activities: readonly Activity[],
  learner: Learner,
  statement: AnyStatement,
): Promise<void> {
  for (const activity of activities) {
    const told = (activity.outside ?? []).flatMap((rule) => toldBy(rule, statement) ?? []);
    // Of two rules about one skill the first counts: the event's id is made of statement, activity and skill.
    for (const one of told) await forMembers(takeEvidence(practice, activity, learner, one));
  }
}

/** Takes back what rested on a statement that is void now, wherever it had counted: as much work as it had given. */
async function takeBackAll(practice: Practice, tenant: string, id: string): Promise<void> {
  const { store } = practice;
  const voided = await store.statements.find(tenant, id);
  const learner = voided && (await learnerNamed(practice, tenant, voided.statement.actor));
  if (!learner) return;
  const about = { because: 'voided', locale: learner.locale ?? 'en' } as const;
  for (const evidence of await store.log.evidenceBy(learner.id, id)) {
    const activity = await store.activities.get(evidence.activity);
    if (activity?.tenant !== tenant) continue;
    await forMembers(withdrawEvidence(practice, activity, evidence, about));
  }
}

/** A statement may be voided, and that be read by another worker, while this one was about to take it for evidence. */
async function takeBackIfVoid(practice: Practice, tenant: string, id: string): Promise<void> {
  const now = await practice.store.statements.find(tenant, id);
  if (now?.voided === true) await takeBackAll(practice, tenant, id);
}

/**
 * What a statement of another tool means for a tenant's learners: evidence where an activity says so; and evidence is
 * taken back where a statement voids another.
 * @throws TrellisError `store_unavailable`, `conflict`
 */
export async function learnFrom(practice: Practice, tenant: string, statement: AnyStatement): Promise<void> {
  if (!isVouchedFor(practice, statement)) return;
  const { verb, object, actor } = statement;
  if (verb.id === VOIDED && isRef(object)) return takeBackAll(practice, tenant, object.id.toLowerCase());
  const activities = await practice.store.activities.withOutside(tenant);
  const learner = activities.length === 0 ? null : await learnerNamed(practice, tenant, actor);
  if (!learner) return;
  await takeAll(practice, activities, learner, statement);
  await takeBackIfVoid(practice, tenant, statement.id);
}
