import type { PageData, Viewer } from '../api/page.ts';
import type { SittingOpenedEvent } from '../learning/event.ts';
import { type Committed, commit } from './commit.ts';
import { newEvent } from './newEvent.ts';
import { openNext } from './nextServing.ts';
import type { Practice } from './practice.ts';
import { presentTurn } from './present/turn.ts';
import { tokenHash } from './webSession.ts';

/** Begins the sitting of a web session: with the question left open last time, else with a first one. */
export async function beginSitting(practice: Practice, hash: string): Promise<Committed> {
  const id = practice.newId();
  return commit(practice, hash, async (situation) => {
    const sitting = situation.session.sitting ?? situation.sitting;
    const common = newEvent(practice, situation, sitting, id);
    const event: SittingOpenedEvent = { ...common, kind: 'sitting-opened', opens: null };
    return { append: situation.here.open ? event : openNext(practice, situation, event, { kind: 'any' }) };
  });
}

/** The practice page with its first question. */
export async function openSitting(
  practice: Practice,
  token: string,
  viewer: Viewer,
): Promise<PageData<'practice'>> {
  const { after } = await beginSitting(practice, tokenHash(token));
  const { activity, settings, learner, locale } = after;
  return {
    page: 'practice',
    token,
    locale,
    data: {
      activity: {
        id: activity.id,
        title: activity.title,
        pack: settings.pack,
        delayHours: settings.rule.delayHours,
        points: activity.points,
      },
      turn: await presentTurn(practice, after, null),
      settings: learner.settings,
      viewer,
    },
  };
}
