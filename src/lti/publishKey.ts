import { makeToolKey, type Rotation, rotateKeys } from './keys.ts';
import type { ToolKey } from './toolKey.ts';

/** Where the tool's keys are kept. */
interface KeyBook {
  list(): Promise<readonly ToolKey[]>;
  add(key: ToolKey): Promise<void>;
  retire(kid: string, at: number): Promise<void>;
}

/** Carries a rotation out: the new key is published at once, those in use are told when they hand over. */
export async function publishKey(
  book: KeyBook,
  options: { readonly secret: string; readonly now: number },
): Promise<Rotation> {
  const rotation = await rotateKeys(await book.list(), options);
  await book.add(rotation.added);
  for (const { kid, retiredAt } of rotation.retired)
    if (retiredAt !== null) await book.retire(kid, retiredAt);
  return rotation;
}

/**
 * Puts a new key in the place of every other, at once: for a private half that somebody else may have. The others sign
 * nothing and are published no more; a platform that remembers its copy of the key set refuses what the new key signs
 * until it fetches the set anew.
 */
export async function replaceKeys(
  book: KeyBook & { remove(kid: string): Promise<void> },
  { secret, now }: { readonly secret: string; readonly now: number },
): Promise<ToolKey> {
  const others = await book.list();
  const added = await makeToolKey({ secret, now, activeFrom: now });
  await book.add(added);
  for (const { kid } of others) await book.remove(kid);
  return added;
}
