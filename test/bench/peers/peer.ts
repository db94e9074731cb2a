import type { PeerServer } from './server.ts';

/** A tool under measurement. */
export interface Peer {
  readonly name: 'Trellis' | 'ltijs' | 'A bare handler';
  readonly client: string;
  readonly server: PeerServer;
  /** One whole launch of somebody who has not been here before, as a browser makes it, up to the tool's own page. */
  launch(sub: string): Promise<void>;
  /** What a score needs beside its users. */
  readonly gradebook: Readonly<Record<string, unknown>>;
  close(): Promise<void>;
}
