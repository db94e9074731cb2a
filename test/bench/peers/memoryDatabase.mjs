/** What each collection is looked up by; the others hold a handful of rows. */
const KEYS = {
  nonce: ['nonce'],
  state: ['state'],
  idtoken: ['iss', 'clientId', 'deploymentId', 'user'],
  contexttoken: ['contextId', 'user'],
  accesstoken: ['platformUrl', 'clientId', 'scopes'],
};
/** As ltijs's own database does it. */
const NONCE_MS = 10_000;

/**
 * A database for ltijs in memory, so that it waits for no server and no disk and encrypts nothing: it keeps less than
 * its own and does so faster. Rows of the large collections are found by one look-up.
 */
export class MemoryDatabase {
  #rows = new Map();

  async setup() {
    return true;
  }

  async Close() {
    return true;
  }

  #collection(name) {
    const known = this.#rows.get(name) ?? new Map();
    this.#rows.set(name, known);
    return known;
  }

  #key(name, item) {
    return (KEYS[name] ?? Object.keys(item)).map((field) => item[field]).join('\n');
  }

  #find(name, query) {
    const rows = this.#collection(name);
    if (KEYS[name]) {
      const row = rows.get(this.#key(name, query));
      return row === undefined ? [] : [row];
    }
    const wanted = Object.entries(query ?? {});
    return [...rows.values()].filter((row) => wanted.every(([field, value]) => row[field] === value));
  }

  async Get(_encryptionKey, name, query) {
    const found = this.#find(name, query);
    return found.length === 0 ? false : found.map((row) => ({ ...row }));
  }

  async Insert(_encryptionKey, name, item, index) {
    const rows = this.#collection(name);
    const row = { ...index, ...item, createdAt: Date.now() };
    rows.set(KEYS[name] ? this.#key(name, row) : Symbol(name), row);
    if (name === 'nonce') this.#forget(rows);
    return true;
  }

  /** The oldest come first in a map. */
  #forget(rows) {
    for (const [key, { createdAt }] of rows) {
      if (Date.now() - createdAt < NONCE_MS) return;
      rows.delete(key);
    }
  }

  async Replace(encryptionKey, name, query, item, index) {
    await this.Delete(name, query);
    return this.Insert(encryptionKey, name, item, { ...query, ...index });
  }

  async Modify(_encryptionKey, name, query, change) {
    const rows = this.#collection(name);
    const found = new Set(this.#find(name, query));
    for (const [key, row] of rows) if (found.has(row)) rows.set(key, { ...row, ...change });
    return true;
  }

  async Delete(name, query) {
    const rows = this.#collection(name);
    if (KEYS[name]) return rows.delete(this.#key(name, query));
    const found = new Set(this.#find(name, query));
    for (const [key, row] of rows) if (found.has(row)) rows.delete(key);
    return true;
  }
}
