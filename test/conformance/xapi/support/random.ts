import fc from 'fast-check';
import type { AnyActor, AnyStatement } from '../../../../src/xapi/anyStatement.ts';
import type { Asked } from './naive.ts';

// Few names each, so that statements of one random store meet.
const people = fc.constantFrom('ana', 'ben', 'cleo').map((name) => ({ mbox: `mailto:${name}@example.org` }));
const account = fc
  .constantFrom('1', '2')
  .map((name) => ({ account: { homePage: 'http://lms.example', name } }));
const agent = fc.oneof(people, account).map((one) => ({ objectType: 'Agent' as const, ...one }));
const group = fc
  .tuple(
    fc.option(fc.constant({ mbox: 'mailto:team@example.org' }), { nil: {} }),
    fc.array(agent, { minLength: 1, maxLength: 2 }),
  )
  .map(([identifier, member]) => ({ objectType: 'Group' as const, ...identifier, member }));
const actor: fc.Arbitrary<AnyActor> = fc.oneof({ weight: 3, arbitrary: agent }, group);
const activity = fc.constantFrom('a', 'b', 'c').map((name) => ({ id: `http://example.org/${name}` }));
const verb = fc.constantFrom('did', 'saw').map((name) => ({ id: `http://example.org/${name}` }));
const registration = fc.constantFrom(
  '11111111-1111-4111-8111-111111111111',
  '22222222-2222-4222-8222-222222222222',
);
const rarely = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
type Clean<T> = { [K in keyof T]: Exclude<T[K], undefined> };
/** Leaves out what is not set; whoever reads it must allow that. */
const clean = <T extends object>(value: T): Partial<Clean<T>> =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Partial<Clean<T>>;

const context = fc
  .record({
    registration: rarely(registration),
    instructor: rarely(actor),
    team: rarely(group),
    contextActivities: rarely(
      fc.record({
        parent: fc.array(activity, { maxLength: 2 }),
        other: fc.array(activity, { maxLength: 1 }),
      }),
    ),
    contextAgents: rarely(
      fc.array(
        agent.map((one) => ({ objectType: 'contextAgent' as const, agent: one })),
        { maxLength: 1 },
      ),
    ),
    contextGroups: rarely(
      fc.array(
        group.map((one) => ({ objectType: 'contextGroup' as const, group: one })),
        { maxLength: 1 },
      ),
    ),
  })
  .map(clean);

/** Ids of one random store: small, so that references find each other, also in rings, and also nothing. */
const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const ref = fc.nat(14).map((index) => ({ objectType: 'StatementRef' as const, id: idOf(index) }));
const plain = fc.oneof(activity, actor);
const sub = fc
  .record({ actor, verb, object: plain, context: rarely(context) })
  .map((inner) => ({ objectType: 'SubStatement' as const, ...clean(inner) }));
const object = fc.oneof({ weight: 4, arbitrary: plain }, sub, ref);

const said = fc.oneof(
  { weight: 8, arbitrary: fc.record({ actor, verb, object, context: rarely(context) }).map(clean) },
  fc.record({ actor, verb: fc.constant({ id: 'http://adlnet.gov/expapi/verbs/voided' }), object: ref }),
);

/** Statements of one store, in any order of their ids. */
export const statementsOfAStore: fc.Arbitrary<AnyStatement[]> = fc
  .tuple(fc.array(said, { minLength: 1, maxLength: 12 }), fc.infiniteStream(agent))
  .chain(([all, authorities]) => {
    const authority = [...authorities.take(all.length)];
    return fc
      .shuffledSubarray(
        all.map((_, index) => index),
        { minLength: all.length },
      )
      .map((order) =>
        all.map((one, index) => {
          const vouched = authority[index] ?? { mbox: 'mailto:x@example.org' };
          return {
            ...one,
            id: idOf(order[index] ?? index),
            authority: vouched,
            version: '2.0.0',
          } as AnyStatement;
        }),
      );
  });

/** A query over such a store. */
export const query: fc.Arbitrary<Asked> = fc
  .record({
    agent: fc.option(
      fc.oneof(agent, fc.constant({ objectType: 'Group' as const, mbox: 'mailto:team@example.org' })),
      { nil: undefined },
    ),
    verb: fc.option(
      fc.constantFrom('did', 'saw').map((name) => `http://example.org/${name}`),
      { nil: undefined, freq: 2 },
    ),
    activity: fc.option(
      fc.constantFrom('a', 'b').map((name) => `http://example.org/${name}`),
      { nil: undefined, freq: 2 },
    ),
    registration: rarely(registration),
    relatedAgents: fc.boolean(),
    relatedActivities: fc.boolean(),
  })
  .map(clean);
