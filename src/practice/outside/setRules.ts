import type { OutsideRulesRequest } from '../../api/activity.ts';
import { TrellisError } from '../../errors.ts';
import type { Activity } from '../../store/port/activities.ts';
import { currentSettings } from '../activitySettings.ts';
import type { Practice } from '../practice.ts';

/** Id of what reads a tenant's statements for evidence. */
const readerId = (tenant: string): string => `evidence/${tenant}`;

/**
 * Says which statements of other tools are evidence in an activity, from now on. What has counted stays counted.
 * @throws TrellisError `skill_unknown` for a skill that the activity has not, `not_found`
 */
export async function setOutsideRules(
  practice: Practice,
  activity: Activity,
  { rules }: OutsideRulesRequest,
): Promise<OutsideRulesRequest> {
  const { store } = practice;
  const { skills } = currentSettings(activity);
  const strange = rules.find(({ skill }) => !skills.includes(skill))?.skill;
  if (strange !== undefined) throw new TrellisError('skill_unknown', strange, { params: { skill: strange } });
  if (!(await store.activities.setOutside(activity.id, rules))) throw new TrellisError('not_found');
  if (rules.length > 0) await beginReading(practice, activity.tenant);
  return { rules };
}

/** From now on; where it has begun already nothing changes. */
async function beginReading({ store, now }: Practice, tenant: string): Promise<void> {
  const at = now();
  const cursor = await store.statements.consistentThrough(tenant, at);
  const reader = { id: readerId(tenant), tenant, cursor, due: at };
  await store.statementReaders.add({ ...reader, kind: 'evidence', paused: false });
}

/** The rules as the instructor's form shows them. */
export function outsideRules({ outside = [] }: Activity): OutsideRulesRequest {
  return { rules: [...outside] };
}
