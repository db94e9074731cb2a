import { Writable } from 'node:stream';
import { type Logger, pino } from 'pino';

/** What no log line may hold: credentials of any kind, addresses of people, and about whom something was asked. */
const NEVER = [
  /eyJ[\w-]{10,}\.[\w-]{10,}\./,
  /Bearer\s+[\w-]/i,
  /PRIVATE KEY/,
  /"(authorization|cookie|set-cookie|id_token|client_assertion|access_token|password)":/i,
  /__Host-/,
  /[\w.+-]+@[\w-]+\.[a-z]{2,}/i,
  /"path":"[^"]*lrn_/,
];

/** A log that is read as it is written: everything a tool of a test says, at every level. */
export interface WatchedLog {
  readonly logger: Logger;
  /** Tokens and names that were handed out in the test, which no line may hold. */
  readonly secrets: Set<string>;
  /** Lines that hold what they must not, with why. */
  leaks(): readonly string[];
}

export function watchedLog(): WatchedLog {
  const lines: string[] = [];
  const secrets = new Set<string>();
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return {
    logger: pino({ level: 'debug' }, sink),
    secrets,
    leaks: () => [
      ...lines.flatMap((line) => NEVER.filter((one) => one.test(line)).map((one) => `${one} in ${line}`)),
      ...[...secrets].flatMap((secret) =>
        lines.filter((line) => line.includes(secret)).map((line) => `${secret} in ${line}`),
      ),
    ],
  };
}
