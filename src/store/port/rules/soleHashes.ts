/** The hashes of attachments that one statement names, and whether the statement names the person. */
export interface NamedHashes {
  readonly theirs: boolean;
  readonly hashes: readonly string[];
}

/**
 * Hashes that statements about the person name and no other statement of the tenant does. `look` goes through the tenant's
 * statements with attachments; it is called twice, so that what is held at a time are the person's hashes alone.
 */
export async function soleHashes(look: () => AsyncIterable<NamedHashes>): Promise<readonly string[]> {
  const sole = new Set<string>();
  for await (const { theirs, hashes } of look()) if (theirs) for (const hash of hashes) sole.add(hash);
  if (sole.size === 0) return [];
  for await (const { theirs, hashes } of look()) if (!theirs) for (const hash of hashes) sole.delete(hash);
  return [...sole];
}
