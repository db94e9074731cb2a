import type { ActivityDefinition } from '../../xapi/anyStatement.ts';
import { mergedDefinition } from '../../xapi/definitions.ts';
import { type Described, type LrsThingStore, MOST_NAMES } from '../port/lrsThings.ts';
import type { Database } from './database.ts';
import { isDuplicate } from './engineError.ts';
import { only, scalar } from './filter.ts';

interface ActivityRow {
  readonly tenant: string;
  readonly id: string;
  /** As JSON: extensions may have keys that mean something to the engine. */
  readonly text: string;
}

interface PersonRow {
  readonly tenant: string;
  readonly agent: string;
  readonly names: readonly string[];
}

export function mongoLrsThings(database: Database): LrsThingStore {
  const activities = database.connection.collection<ActivityRow>('lrs_activities');
  const persons = database.connection.collection<PersonRow>('lrs_persons');

  /** False when somebody else described it in between. */
  async function describeOne(tenant: string, { activity, definition }: Described): Promise<boolean> {
    const filter = only({ tenant, id: activity });
    const known = await database.call(() => activities.findOne(filter));
    const before = known && (JSON.parse(known.text) as ActivityDefinition);
    const text = JSON.stringify(mergedDefinition(before, definition));
    if (text === known?.text) return true;
    if (known) {
      const same = { ...filter, text: { $eq: known.text } };
      return (await database.call(() => activities.updateOne(same, { $set: { text } }))).matchedCount === 1;
    }
    return isNew(() => activities.updateOne(filter, { $setOnInsert: { text } }, { upsert: true }));
  }
  /** False when it was there already. An upsert, for writers of one new document wait in line for it. */
  async function isNew(upsert: () => Promise<{ upsertedCount: number }>): Promise<boolean> {
    try {
      return (await database.call(upsert)).upsertedCount === 1;
    } catch (error) {
      if (error instanceof Error && isDuplicate(error.cause)) return false;
      throw error;
    }
  }
  return {
    describe: async (tenant, described) => {
      // One document at a time, so two writers who describe the same activities never wait for each other.
      for (const one of described) while (!(await describeOne(tenant, one)));
    },
    definitions: async (tenant, ids) => {
      const filter = { ...only({ tenant }), id: { $in: ids.map(scalar) } };
      const found = await database.call(() => activities.find(filter).toArray());
      return new Map(found.map(({ id, text }) => [id, JSON.parse(text) as ActivityDefinition]));
    },
    name: async (tenant, named) => {
      for (const { agent, name } of named) {
        const start = { $setOnInsert: { names: [] } };
        await isNew(() => persons.updateOne(only({ tenant, agent }), start, { upsert: true }));
        const room = { ...only({ tenant, agent }), [`names.${MOST_NAMES - 1}`]: { $exists: false } };
        await database.call(() => persons.updateOne(room, { $addToSet: { names: scalar(name) } }));
      }
    },
    names: async (tenant, agent) =>
      (await database.call(() => persons.findOne(only({ tenant, agent }))))?.names.toSorted() ?? [],
  };
}
