import type { Store } from '../store/port/store.ts';

/**
 * Ends what a suspended platform, or one deployment of it, has open: launches that wait for their browser first, so that
 * none becomes a session after the sessions have ended. Logins under way end by themselves: every launch looks whether
 * its platform is let in.
 */
export async function shutOut(
  store: Pick<Store, 'launches' | 'sessions'>,
  registration: string,
  deployment: string | null,
): Promise<void> {
  await store.launches.endTickets(registration, deployment);
  await store.sessions.endOf(registration, deployment);
}
