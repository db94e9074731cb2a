import { type Rotation, rotateKeys } from './keys.ts';
import type { ToolKey } from './toolKey.ts';

/** Where the tool's keys are kept. */
export interface KeyBook {
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
