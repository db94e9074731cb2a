import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';

/** A database of its own for one suite. */
export interface MongoDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** Why a suite on MongoDB is skipped; null when `MONGODB_URL` names a server. */
export const MONGO_SKIPPED = process.env.MONGODB_URL ? null : 'MONGODB_URL is not set: MongoDB is NOT tested';

/** Names a new database on the server of `MONGODB_URL`. It comes into being with the first write. */
export function mongoDatabase(): MongoDatabase {
  const url = new URL(process.env.MONGODB_URL ?? 'mongodb://127.0.0.1');
  url.pathname = `/test_${process.pid}_${randomUUID().slice(0, 8)}`;
  return {
    url: url.href,
    drop: async () => {
      const connection = await mongoose.createConnection(url.href).asPromise();
      await connection.dropDatabase();
      await connection.close();
    },
  };
}
