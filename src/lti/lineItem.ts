import { z } from 'zod';
import { TrellisError } from '../errors.ts';
import type { AgsClaim } from './launchMessage.ts';
import { readPages } from './pages.ts';
import { platformOf } from './platforms/platformOf.ts';
import { SCOPES } from './scopes.ts';
import { callService, type ServiceAccess, type ServiceDeps } from './service.ts';
import { isPassing } from './tokenReply.ts';

const LINE_ITEM = 'application/vnd.ims.lis.v2.lineitem+json';
const LINE_ITEMS = 'application/vnd.ims.lis.v2.lineitemcontainer+json';

/** Tag of the tool's columns, so that they are found again. */
export const LINE_ITEM_TAG = 'trellis';

/** A gradebook column as the tool wants it. `resourceId` and `tag` make it findable again. */
export interface WantedLineItem {
  readonly label: string;
  /** Above 0. */
  readonly scoreMaximum: number;
  readonly resourceId: string;
  readonly tag: string;
  /** Left out on purpose where the platform makes its own column for a link: Moodle would add a second one. */
  readonly resourceLinkId?: string;
}

/** The column's address, and how it was come by. More than one `matching` is worth a warning. */
interface FoundLineItem {
  readonly url: string;
  readonly how: 'claim' | 'found' | 'created';
  readonly matching: number;
}

const itemSchema = z.object({
  id: z.string().min(1),
  resourceId: z.string().nullish(),
  tag: z.string().nullish(),
  resourceLinkId: z.coerce.string().nullish(),
});
type Item = z.infer<typeof itemSchema>;

/**
 * Gets or makes the gradebook column (reference 4.3): the one in the launch claim, else the one that matches, else a
 * new one. Run it under a lock per column; a POST whose answer got lost is looked up, never repeated. Errors:
 * `scope_missing` when the platform lets the tool make none, and those of `callService`.
 */
export async function findOrCreateLineItem(
  access: ServiceAccess,
  ags: Pick<AgsClaim, 'lineItem' | 'lineItems'>,
  wanted: WantedLineItem,
  deps: ServiceDeps,
): Promise<FoundLineItem> {
  const found = await findLineItem(access, ags, wanted, deps);
  return found ?? create(access, ags.lineItems ?? '', wanted, deps);
}

/**
 * Gets the gradebook column as `findOrCreateLineItem`, and makes none: null when there is none. Errors: `scope_missing`
 * where the platform lets the tool look for none, and those of `readPages`.
 */
export async function findLineItem(
  access: ServiceAccess,
  ags: Pick<AgsClaim, 'lineItem' | 'lineItems'>,
  wanted: WantedLineItem,
  deps: ServiceDeps,
): Promise<FoundLineItem | null> {
  if (ags.lineItem !== null) return { url: ags.lineItem, how: 'claim', matching: 1 };
  if (ags.lineItems === null) throw new TrellisError('scope_missing', 'the line item service is off');
  return find(access, ags.lineItems, wanted, deps);
}

/** Of several, the one of our link, else the one with the lowest id: the oldest, and every worker chooses the same. */
async function find(access: ServiceAccess, list: string, wanted: WantedLineItem, deps: ServiceDeps) {
  const url = new URL(list);
  url.searchParams.set('resource_id', wanted.resourceId);
  url.searchParams.set('tag', wanted.tag);
  const { lineItemLimit } = platformOf(access.registration.family);
  if (lineItemLimit !== null) url.searchParams.set('limit', String(lineItemLimit));
  const kind = { scope: readScope(access), accept: LINE_ITEMS, page: z.array(itemSchema) };
  const { items } = await readPages(access, url.href, kind, deps);
  const ours = items.filter((item) => isOurs(item, wanted)).toSorted(byLinkThenAge(wanted));
  const [first] = ours;
  return first ? ({ url: first.id, how: 'found', matching: ours.length } as const) : null;
}

function readScope({ granted }: ServiceAccess): string {
  const readOnly = granted?.includes(SCOPES.lineItemRead) && !granted.includes(SCOPES.lineItem);
  return readOnly ? SCOPES.lineItemRead : SCOPES.lineItem;
}

/** The platform's filters are not trusted: some ignore them and answer with everything. */
function isOurs(item: Item, wanted: WantedLineItem): boolean {
  const otherLink =
    wanted.resourceLinkId !== undefined &&
    item.resourceLinkId &&
    item.resourceLinkId !== wanted.resourceLinkId;
  return item.resourceId === wanted.resourceId && item.tag === wanted.tag && !otherLink;
}

const numeric = new Intl.Collator('en', { numeric: true });

function byLinkThenAge({ resourceLinkId }: WantedLineItem) {
  const other = (item: Item) => Number(item.resourceLinkId !== resourceLinkId);
  return (a: Item, b: Item) => other(a) - other(b) || numeric.compare(a.id, b.id);
}

async function create(
  access: ServiceAccess,
  list: string,
  wanted: WantedLineItem,
  deps: ServiceDeps,
): Promise<FoundLineItem> {
  try {
    return { url: await post(access, list, wanted, deps), how: 'created', matching: 1 };
  } catch (error) {
    if (!(error instanceof TrellisError) || error.code !== 'outbound_failed') throw error;
    const made = await find(access, list, wanted, deps);
    if (!made) throw error;
    return made;
  }
}

async function post(access: ServiceAccess, url: string, wanted: WantedLineItem, deps: ServiceDeps) {
  const { status, text } = await callService(
    access,
    {
      url,
      method: 'POST',
      scope: SCOPES.lineItem,
      accept: LINE_ITEM,
      contentType: LINE_ITEM,
      body: wanted,
    },
    deps,
  );
  if (isPassing(status)) throw new TrellisError('outbound_failed', `line item: status ${status}`);
  if (status !== 200 && status !== 201)
    throw new TrellisError('grade_refused', `line item: status ${status}`);
  return idOf(text);
}

function idOf(text: string): string {
  try {
    return itemSchema.parse(JSON.parse(text)).id;
  } catch (cause) {
    // Made, but not named: the look-up that follows finds it.
    throw new TrellisError('outbound_failed', 'the platform did not name the line item', { cause });
  }
}
