/** A link that signs an operator in, once. */
interface SignInLink {
  /** SHA-256 of the link's secret, base64url. */
  readonly hash: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** What an operator's bearer token stands for. Only the token's SHA-256 is kept. */
export interface OperatorSession {
  readonly tokenHash: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** Who may administer the whole tool: links that sign in, and the sessions they gave. */
export interface AdminAccessStore {
  putLink(link: SignInLink): Promise<void>;
  /** Atomic: true for one of any number of parallel takers, false when unknown, used or expired. */
  takeLink(hash: string, now: number): Promise<boolean>;
  begin(session: OperatorSession): Promise<void>;
  end(tokenHash: string): Promise<void>;
  /** Ends every session and spoils every link that is not used; returns how many sessions ended. */
  endAll(): Promise<number>;
  /** Removes what expired before `now`; returns how many. */
  sweep(now: number): Promise<number>;
  /** Null when unknown; the caller compares `expiresAt`. */
  find(tokenHash: string): Promise<OperatorSession | null>;
}
