import type mongoose from 'mongoose';

/** What stands for the death of a process. */
export class Killed extends Error {}

/** Methods of a collection that send a command. */
const COMMANDS: ReadonlySet<string | symbol> = new Set([
  'createIndex',
  'createIndexes',
  'deleteMany',
  'dropIndex',
  'find',
  'findOne',
  'insertMany',
  'insertOne',
  'updateMany',
  'updateOne',
]);

/**
 * A connection of a process that dies before its command number `dies`: that command and all after it reach the engine no
 * more. Between two commands is all that a death can fall, since the engine carries each one out whole.
 */
export function mortalConnection(connection: mongoose.Connection, dies: number): mongoose.Connection {
  let left = dies;
  const command = () => {
    left -= 1;
    if (left <= 0) throw new Killed();
  };
  return new Proxy(connection, {
    get(target, name) {
      if (name !== 'collection') return Reflect.get(target, name, target);
      return (...args: Parameters<mongoose.Connection['collection']>) =>
        new Proxy(target.collection(...args), {
          get(collection, method) {
            const found: unknown = Reflect.get(collection, method, collection);
            if (typeof found !== 'function') return found;
            return (...given: unknown[]) => {
              if (COMMANDS.has(method)) command();
              return Reflect.apply(found, collection, given);
            };
          },
        });
    },
  });
}
