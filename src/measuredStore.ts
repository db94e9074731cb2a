import type { Store } from './store/port/store.ts';
import type { StoreCall } from './web/observeStore.ts';

type Observe = (call: StoreCall) => void;
type Method = (...args: readonly unknown[]) => unknown;

/** The same method, observed. What streams is not timed: its reader sets the pace. */
function observed(call: string, method: Method, observe: Observe): Method {
  return (...args) => {
    const started = performance.now();
    const answer = method(...args);
    if (!(answer instanceof Promise)) return answer;
    const tell = (result: unknown) => observe({ call, args, result, ms: performance.now() - started });
    answer.then(tell, () => tell(undefined));
    return answer;
  };
}

function observedPart<T extends object>(noun: string, part: T, observe: Observe): T {
  const known = new Map<PropertyKey, unknown>();
  return new Proxy(part, {
    get(target, name) {
      const own: unknown = Reflect.get(target, name);
      if (typeof own !== 'function') return own;
      if (!known.has(name)) {
        const method: Method = (...args) => Reflect.apply(own, target, args);
        known.set(name, observed(`${noun}.${String(name)}`, method, observe));
      }
      return known.get(name);
    },
    set(target, name, value) {
      known.delete(name);
      return Reflect.set(target, name, value);
    },
  });
}

/** The same store, every call of which is told to `observe` when it has ended. */
export function measuredStore(store: Store, observe: Observe): Store {
  const parts = Object.entries(store).map(([noun, part]: [string, unknown]) => [
    noun,
    typeof part === 'object' && part !== null ? observedPart(noun, part, observe) : part,
  ]);
  return { ...store, ...Object.fromEntries(parts) };
}
