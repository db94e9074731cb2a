import type mongoose from 'mongoose';
import { TrellisError } from '../../errors.ts';
import type { LoginState, TakenState } from '../../lti/loginState.ts';
import type { LaunchStore, Ticket } from '../port/launches.ts';
import { STATE_REMEMBERED_MS } from '../port/launches.ts';
import { assertPlain } from '../port/plain.ts';
import { collection, insert, PATHS } from './collection.ts';
import type { Database } from './database.ts';
import { only, scalar } from './filter.ts';

/** `expires` is `expiresAt` as a date, for the engine's own removal. */
interface Nonce {
  readonly _id: string;
  readonly expiresAt: number;
  readonly expires: Date;
}

interface StateRow extends Nonce {
  readonly taken: boolean;
  readonly doc: LoginState;
}

interface TicketRow extends Nonce {
  readonly doc: Ticket;
}

const KEY = { _id: PATHS.text, expiresAt: PATHS.number, expires: PATHS.date };

export function mongoLaunches(database: Database): LaunchStore {
  const states = collection<StateRow>(database, 'login_states', {
    ...KEY,
    taken: PATHS.flag,
    doc: PATHS.exact,
  });
  const nonces = collection<Nonce>(database, 'nonces', KEY);
  const tickets = collection<TicketRow>(database, 'tickets', { ...KEY, doc: PATHS.exact });

  return {
    putState: async (state) => {
      assertPlain(state);
      const row = { ...keyRow(state.state, state.expiresAt), taken: false, doc: state };
      if (!(await insert(database, states, row))) throw new TrellisError('conflict', 'login state');
    },
    takeState: (state, now) => takeState(database, states, state, now),
    rememberNonce: (key, expiresAt) => insert(database, nonces, keyRow(key, expiresAt)),
    putTicket: async (ticket) => {
      assertPlain(ticket);
      const row = { ...keyRow(ticket.hash, ticket.expiresAt), doc: ticket };
      if (!(await insert(database, tickets, row))) throw new TrellisError('conflict', 'ticket');
    },
    takeTicket: async (hash, now) => {
      const valid = { ...only({ _id: hash }), expiresAt: { $gt: scalar(now) } };
      const taken = await database.call(() => tickets.findOneAndDelete(valid).lean().exec());
      return taken?.doc ?? null;
    },
    endTickets: async (registration, deployment) => {
      const of = { 'doc.message.registrationId': registration };
      const which = only(deployment === null ? of : { ...of, 'doc.message.deploymentId': deployment });
      return (await database.call(() => tickets.deleteMany(which).exec())).deletedCount;
    },
    sweep: async (now) => {
      const [late, over] = [{ expiresAt: { $lt: now - STATE_REMEMBERED_MS } }, { expiresAt: { $lt: now } }];
      const removed = await Promise.all([
        database.call(() => states.deleteMany(late).exec()),
        database.call(() => nonces.deleteMany(over).exec()),
        database.call(() => tickets.deleteMany(over).exec()),
      ]);
      return removed.reduce((sum, { deletedCount }) => sum + deletedCount, 0);
    },
  };
}

/** Once for all who ask at the same moment. */
async function takeState(
  database: Database,
  states: mongoose.Model<StateRow>,
  state: string,
  now: number,
): Promise<TakenState> {
  const free = { ...only({ _id: state, taken: false }), expiresAt: { $gt: scalar(now) } };
  const taken = await database.call(() =>
    states
      .findOneAndUpdate(free, { $set: { taken: true } })
      .lean()
      .exec(),
  );
  if (taken !== null) return { outcome: 'taken', record: taken.doc };
  const known = await database.call(() =>
    states
      .findOne(only({ _id: state }))
      .lean()
      .exec(),
  );
  if (known === null) return { outcome: 'unknown' };
  return { outcome: known.taken ? 'replayed' : 'expired' };
}

function keyRow(key: string, expiresAt: number): Nonce {
  return { _id: scalar(key), expiresAt: scalar(expiresAt), expires: new Date(expiresAt) };
}
