import type { Roster, RosterMember, RosterNews } from '../rosters.ts';

/** A member as told, with the name known from before where the platform keeps it back this time. */
function named(told: RosterMember, known: ReadonlyMap<string, RosterMember>): RosterMember {
  return { ...told, name: told.name ?? known.get(told.learner)?.name ?? null };
}

/** The roster after a platform told something of it; null when it told changes to what is not known. */
export function mergedRoster(known: Roster | null, news: RosterNews): Roster | null {
  if (known === null && !news.whole) return null;
  const before = new Map((known?.members ?? []).map((member) => [member.learner, member]));
  const told = new Map(news.members.map((member) => [member.learner, named(member, before)]));
  const unnamed = [...before.values()].filter(({ learner }) => !told.has(learner));
  const { context, tenant, at, differences } = news;
  const everybody = news.whole && !news.partial;
  return {
    context,
    tenant,
    members: [...told.values(), ...unnamed.map((member) => (everybody ? { ...member, gone: true } : member))],
    fetchedAt: at,
    wholeAt: everybody ? at : (known?.wholeAt ?? 0),
    checkedAt: at,
    // After a list with gaps, changes alone would never fill them.
    differences: news.whole && news.partial ? null : differences,
  };
}
