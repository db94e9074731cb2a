import { isObject } from '../json.ts';
import { below, type Check, exactly, filled, list, type Rule, report, shape } from './check.ts';
import { iri, mbox, sha1, words } from './formats.ts';

const IDENTIFIERS = ['mbox', 'mbox_sha1sum', 'openid', 'account'] as const;

const identifiers = {
  name: words,
  mbox,
  mbox_sha1sum: sha1,
  openid: iri,
  account: shape({ homePage: iri, name: words }, ['homePage', 'name']),
};

function countOf(value: Readonly<Record<string, unknown>>): number {
  return IDENTIFIERS.filter((key) => value[key] !== undefined).length;
}

/** IEEE 9274.1.1, 4.2.2.1: two would leave open who is meant. */
const oneIdentifier: Rule = (value, path, found) => {
  if (countOf(value) !== 1)
    report(found, path, 'agent.identifier', `must have exactly one of ${IDENTIFIERS.join(', ')}`);
};

/** A group without identifier is only its members. */
const identifiedOrMembers: Rule = (value, path, found) => {
  if (countOf(value) > 1)
    report(found, path, 'agent.identifier', `must have at most one of ${IDENTIFIERS.join(', ')}`);
  if (countOf(value) === 0 && value.member === undefined)
    report(found, below(path, 'member'), 'group.members', 'is required in a group without identifier');
};

/**
 * Most members of a group. A statement is found by each of them, so a group costs as many entries of the index as a batch
 * of statements; the standard names no bound.
 */
const MOST_MEMBERS = 1_000;

const notTooMany: Check = (value, path, found) => {
  if (Array.isArray(value) && value.length > MOST_MEMBERS)
    report(found, path, 'group.large', `must have at most ${MOST_MEMBERS} members`);
};

/** One agent. */
export const agent = shape({ objectType: exactly('Agent'), ...identifiers }, [], oneIdentifier);

const allMembers = list(agent, filled);

/** Counted first: the members of a group that is too large are not looked at. */
const members: Check = (value, path, found) => {
  const before = found.problems.length;
  notTooMany(value, path, found);
  if (found.problems.length === before) allMembers(value, path, found);
};

/** A group; its members are agents, never groups. */
export const group = shape(
  { objectType: exactly('Group'), ...identifiers, member: members },
  ['objectType'],
  identifiedOrMembers,
);

/** An agent or a group; what says nothing is an agent. */
export const actor: Check = (value, path, found) => {
  if (isObject(value) && value.objectType === 'Group') group(value, path, found);
  else agent(value, path, found);
};

/** IEEE 9274.1.1, 4.2.4.2: whoever vouches is an agent, or the pair of application and user of OAuth. */
export const authority: Check = (value, path, found) => {
  actor(value, path, found);
  if (!isObject(value) || value.objectType !== 'Group') return;
  const members = Array.isArray(value.member) ? value.member.length : 0;
  if (countOf(value) > 0 || members !== 2)
    report(found, path, 'authority.pair', 'must be an agent, or an anonymous group of exactly two agents');
};
