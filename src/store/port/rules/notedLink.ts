import type { Link } from '../links.ts';

/** The link after a launch told this of it: a chosen activity stays, and what was left out keeps its known value. */
export function notedLink(known: Link | null, told: Link): Link {
  if (known === null) return told;
  return {
    ...known,
    ...told,
    activity: known.activity ?? told.activity,
    title: told.title ?? known.title,
    courseTitle: told.courseTitle ?? known.courseTitle,
    ags: notedAgs(known, told),
    membershipsUrl: told.membershipsUrl ?? known.membershipsUrl,
  };
}

/** A platform names the line item only where it couples one; one that was found or created before is not forgotten. */
function notedAgs(known: Link, told: Link): Link['ags'] {
  if (told.ags === null) return known.ags;
  return { ...told.ags, lineItem: told.ags.lineItem ?? known.ags?.lineItem ?? null };
}

/** The link with a line item that was found or created for it; nothing where the platform offered no service. */
export function withLineItem(known: Link, lineItem: string): Link | null {
  return known.ags === null ? null : { ...known, ags: { ...known.ags, lineItem } };
}

/** The link whose gradebook column is to be read at `next`. */
export function toBeRead(known: Link, next: number): Link {
  return { ...known, reading: { readAt: null, failed: null, ...known.reading, next } };
}
