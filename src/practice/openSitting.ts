import type { PageData, Viewer } from '../api/page.ts';
import type { SittingOpenedEvent } from '../learning/event.ts';
import type { Session } from '../store/port/sessions.ts';
import { type Committed, commit } from './commit.ts';
import { happening } from './happening.ts';
import { newEvent } from './newEvent.ts';
import { openNext } from './nextServing.ts';
import type { Practice } from './practice.ts';
import { practicePage } from './practicePage.ts';
import { presentTurn } from './present/turn.ts';

/** Begins the sitting of a web session: with the question left open last time, else with a first one. */
async function beginSitting(practice: Practice, session: Session): Promise<Committed> {
  const id = practice.newId();
  return commit(practice, session, async (situation) => {
    const sitting = session.sitting ?? situation.sitting;
    const common = newEvent(practice, situation, sitting, id);
    const event = { ...common, kind: 'sitting-opened', opens: null } satisfies SittingOpenedEvent;
    return situation.here.open ? happening(situation, event) : openNext(situation, event, { kind: 'any' });
  });
}

/** The practice page of a new web session, with its first question. */
export async function openSitting(
  practice: Practice,
  { token, session }: { token: string; session: Session },
  viewer: Viewer,
): Promise<PageData<'practice'>> {
  const { after } = await beginSitting(practice, session);
  return practicePage(after, { token, turn: await presentTurn(practice, after, null), viewer });
}
