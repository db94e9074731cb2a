/** What keeps a store from answering, in words, and what to do about it. */
interface StoreTrouble {
  readonly says: string;
  readonly remedy: string;
}

/** By the beginning of the engine's own code: https://www.sqlite.org/rescode.html, and the driver's names of errors. */
const TROUBLES: readonly (readonly [codes: RegExp, trouble: StoreTrouble])[] = [
  [
    /^SQLITE_(BUSY|LOCKED)/,
    {
      says: 'another program holds the database file',
      remedy: 'End it: a database shell, or a copy made by hand. `backup` copies without holding the file.',
    },
  ],
  [
    /^SQLITE_(FULL|IOERR_SHMSIZE|IOERR_WRITE)/,
    { says: 'the disk is full', remedy: 'Make room where DATA_DIR is; nothing else is to be done.' },
  ],
  [
    /^SQLITE_(NOTADB|CORRUPT)/,
    {
      says: 'trellis.db is damaged, or no database',
      remedy: 'Keep a copy of it, then put the last backup in its place: restore FILE.',
    },
  ],
  [
    /^(SQLITE_(READONLY|CANTOPEN|PERM|IOERR)|cannot open)/,
    {
      says: 'trellis.db cannot be opened and written',
      remedy:
        'Let the user who runs the tool read and write DATA_DIR and all files in it; it must be on a local disk.',
    },
  ],
  [
    /^Mongo/,
    {
      says: 'the database server does not answer',
      remedy: 'Check that it runs, that this machine reaches it, and MONGODB_URL.',
    },
  ],
];

const UNKNOWN: StoreTrouble = {
  says: 'the database does not answer',
  remedy: 'Check MONGODB_URL, or the file under DATA_DIR.',
};

/** @param detail that of a `store_unavailable` error */
export function storeTrouble(detail: string): StoreTrouble {
  const { says, remedy } = TROUBLES.find(([codes]) => codes.test(detail))?.[1] ?? UNKNOWN;
  return { says: `${says} (${detail})`, remedy };
}
