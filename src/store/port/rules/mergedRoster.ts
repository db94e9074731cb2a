import type { Roster } from '../rosters.ts';

/** The new roster; a member whose name the platform keeps back this time has the one known from before. */
export function mergedRoster(known: Roster | null, told: Roster): Roster {
  const names = new Map(known?.members.map((member) => [member.learner, member.name]));
  return {
    ...told,
    members: told.members.map((member) => ({
      ...member,
      name: member.name ?? names.get(member.learner) ?? null,
    })),
  };
}
