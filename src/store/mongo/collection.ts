import type mongoose from 'mongoose';
import type { Database } from './database.ts';
import { isDuplicate } from './engineError.ts';

/** Types of the paths a collection has; `doc` and the like are kept exactly as given. */
export const PATHS = {
  text: { type: String },
  number: { type: Number },
  flag: { type: Boolean },
  date: { type: Date },
  exact: { type: 'Mixed' },
};

/** A collection whose documents have these paths and no others, on insert, in updates and in filters. */
export function collection<Row>(
  database: Database,
  name: string,
  paths: Readonly<Record<string, mongoose.SchemaDefinitionProperty>>,
): mongoose.Model<Row> {
  const schema = new database.library.Schema(
    { ...paths },
    {
      strict: 'throw',
      strictQuery: 'throw',
      // An empty object is content, not nothing.
      minimize: false,
      versionKey: false,
      id: false,
      autoIndex: false,
      autoCreate: false,
    },
  );
  return database.connection.model<Row>(name, schema, name);
}

/** Inserts; false when a unique index refused it. The caller has checked what the engine would change. */
export async function insert<Row extends object>(
  database: Database,
  model: mongoose.Model<Row>,
  row: Row,
): Promise<boolean> {
  try {
    await database.call(() => model.create([row]));
    return true;
  } catch (error) {
    if (error instanceof Error && isDuplicate(error.cause)) return false;
    throw error;
  }
}
