import { createHash } from 'node:crypto';
import { v5 as uuidv5 } from 'uuid';

/** Namespace of everything derived from events. */
const EVENTS = '0b9d6f0a-3c1e-5f7a-8d2b-6c4e1a9f7b30';

/** Id of the event that one try at one step of a serving is: a repeat has the same. */
export function attemptId(serving: string, step: number, tries: number): string {
  return uuidv5(`attempt/${serving}/${step}/${tries}`, EVENTS);
}

/** Id of the event that shows hint number `count + 1`. */
export function hintId(serving: string, step: number, count: number): string {
  return uuidv5(`hint/${serving}/${step}/${count}`, EVENTS);
}

/** Id of the event that gives a step up. */
export function revealId(serving: string, step: number): string {
  return uuidv5(`reveal/${serving}/${step}`, EVENTS);
}

/** Id of the event that shows an explanation: of a form, or of the one the tutor picks, once for each open question. */
export function explainedId(
  learner: string,
  about: { serving: string; skill: string; form: number | null },
): string {
  return uuidv5(`explained/${learner}/${about.serving}/${about.skill}/${about.form ?? 'any'}`, EVENTS);
}

/**
 * Id of the event a page asked for under an id of its own choosing. It depends on the learner too: what one page sends
 * neither meets another learner's events nor tells which question will follow.
 */
export function askedId(learner: string, request: string): string {
  return uuidv5(`asked/${learner}/${request}`, EVENTS);
}

/** Id of the event that begins a finished sitting anew because of a request. */
export function reopenId(request: string): string {
  return uuidv5(`reopen/${request}`, EVENTS);
}

/** Id of the event that a statement of another tool is evidence of a skill by: the same statement counts once. */
export function outsideId(statement: string, activity: string, skill: string): string {
  return uuidv5(`outside/${statement}/${activity}/${skill}`, EVENTS);
}

/** Id of the event that takes evidence back. */
export function withdrawnId(evidence: string): string {
  return uuidv5(`withdrawn/${evidence}`, EVENTS);
}

/** Id of the serving that an event opens. */
export function servingId(event: string): string {
  return uuidv5(`serving/${event}`, EVENTS);
}

/** Seed (32 bits) of what chance decides because of an event. */
export function seedOf(event: string): number {
  return createHash('sha256').update(event).digest().readUInt32BE(0);
}

/** Tells the draws of an item apart, in names that others read: the seed itself stays with the tool. */
export function variantOf(item: string, seed: number): string {
  return createHash('sha256')
    .update(JSON.stringify(['variant', item, seed]))
    .digest('hex')
    .slice(0, 12);
}

function digest(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}

/** Pseudonymous id of a learner: tenant and the platform's user id, hashed. */
export function learnerId(tenant: string, sub: string): string {
  return `lrn_${digest('learner', tenant, sub)}`;
}

/** Id of a look at somebody's work: the same look within the hour has the same. */
export function accessId(parts: readonly string[]): string {
  return `acc_${digest('access', ...parts)}`;
}

/** Id of a resource link. */
export function linkId(registration: string, deployment: string, resourceLink: string): string {
  return `lnk_${digest('link', registration, deployment, resourceLink)}`;
}

/** Key of a course. */
export function contextKey(registration: string, deployment: string, context: string): string {
  return `ctx_${digest('context', registration, deployment, context)}`;
}

/** Id of the copy of an activity in another course. */
export function copiedActivityId(activity: string, context: string): string {
  return `act_${digest('copy', activity, context)}`;
}

/** Id of the activity that takes the place of another at a link, begun afresh. */
export function separatedActivityId(activity: string, link: string): string {
  return `act_${digest('separate', activity, link)}`;
}
