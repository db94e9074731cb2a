import { z } from 'zod';
import type { Rights } from './launchMessage.ts';
import { readPages } from './pages.ts';
import { platformOf } from './platforms/platformOf.ts';
import { rightsOf } from './roles.ts';
import { SCOPES } from './scopes.ts';
import type { ServiceAccess, ServiceDeps } from './service.ts';

const MEMBERS = 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json';

/** Somebody in a course. A name that is null was not sent: privacy, not a reason to forget a known one. */
export interface Member {
  /** `sub` of the person. */
  readonly userId: string;
  readonly status: 'Active' | 'Inactive' | 'Deleted';
  readonly roles: readonly string[];
  readonly rights: Rights;
  readonly name: string | null;
  readonly givenName: string | null;
  readonly email: string | null;
}

const memberSchema = z
  .object({
    user_id: z.union([z.string().min(1), z.int()]),
    status: z.enum(['Active', 'Inactive', 'Deleted']).nullish(),
    roles: z.array(z.string()),
    name: z.string().nullish(),
    given_name: z.string().nullish(),
    email: z.string().nullish(),
  })
  .transform(
    (member): Member => ({
      userId: String(member.user_id),
      status: member.status ?? 'Active',
      roles: member.roles,
      rights: rightsOf(member.roles),
      name: member.name || null,
      givenName: member.given_name || null,
      email: member.email || null,
    }),
  );

/** One member that cannot be read must not keep everybody else from being told: null in its place. */
const pageSchema = z
  .object({ members: z.array(z.unknown()) })
  .transform(({ members }) => members.map((one) => memberSchema.safeParse(one).data ?? null));

/**
 * What a platform tells of a course; only when it is complete may somebody who is not in it be taken as absent.
 * `differences` is where it tells what has changed since, null where it does not.
 */
export interface Roster {
  readonly members: readonly Member[];
  readonly complete: boolean;
  /** Members that could not be read, so are not among them; with any, it is not complete. */
  readonly dropped: number;
  readonly differences: string | null;
}

/**
 * Reads the members of a course (Names and Role Provisioning Services 2.0), all pages. A page that fails rejects the
 * whole reading with the errors of `readPages`, so half a roster never looks like a whole one.
 */
export async function readRoster(
  access: ServiceAccess,
  membershipsUrl: string,
  deps: ServiceDeps,
): Promise<Roster> {
  const url = new URL(membershipsUrl);
  const { memberLimit } = platformOf(access.registration.family);
  if (memberLimit !== null) url.searchParams.set('limit', String(memberLimit));
  return readMembers(access, url.href, deps);
}

/**
 * Reads what has changed in a course since it was read last, at the address that reading named: new and changed members,
 * and those who left with the status `Deleted`. Errors as `readRoster`.
 */
export function readDifferences(
  access: ServiceAccess,
  differencesUrl: string,
  deps: ServiceDeps,
): Promise<Roster> {
  return readMembers(access, differencesUrl, deps);
}

async function readMembers(access: ServiceAccess, url: string, deps: ServiceDeps): Promise<Roster> {
  const kind = { scope: SCOPES.members, accept: MEMBERS, page: pageSchema };
  const { items, complete, differences } = await readPages(access, url, kind, deps);
  const members = items.filter((one) => one !== null);
  const dropped = items.length - members.length;
  return { members, complete: complete && dropped === 0, dropped, differences };
}
