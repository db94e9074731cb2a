import type { Store } from '../../../src/store/port/store.ts';

/** A call of the store by its noun and verb, and on which side of it somebody stands. */
export interface Moment {
  readonly call: string;
  readonly side: 'before' | 'after';
}

type Around = (call: string, make: () => unknown) => unknown;

/** The same object, each of its methods called through `around`; streams and what is no method stay as they are. */
function watched<Noun extends object>(name: string, noun: Noun, around: Around): Noun {
  return new Proxy(noun, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== 'function' || key === 'all') return value;
      return (...args: unknown[]) =>
        around(`${name}.${String(key)}`, () => Reflect.apply(value, target, args));
    },
  });
}

/** The same store with every call of every noun made through `around`. */
export function aroundStore(store: Store, around: Around): Store {
  const nouns = new Map<PropertyKey, unknown>();
  return new Proxy(store, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== 'object' || value === null) return value;
      const known = nouns.get(key) ?? watched(String(key), value, around);
      nouns.set(key, known);
      return known;
    },
  });
}

/**
 * A store in whose use the process dies: at moment 0 before the first call, at 1 after it was carried out and before
 * anybody learned of it, at 2 before the second, and so on. Should `die` only throw, it is called at every later moment too:
 * the dead do nothing more.
 */
export function mortal(store: Store, diesAt: number, die: (moment: Moment) => void): Store {
  let moment = 0;
  const live = (call: string, side: Moment['side']) => {
    if (moment >= diesAt) die({ call, side });
    moment += 1;
  };
  return aroundStore(store, async (call, make) => {
    live(call, 'before');
    const result = await make();
    live(call, 'after');
    return result;
  });
}
