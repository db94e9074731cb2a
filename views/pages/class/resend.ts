import type { Acting } from './acting.ts';

/** Whose grade is sent again: null means all that did not arrive; to one link's column, also one that the gradebook has. */
interface Resending {
  readonly learner: string | null;
  readonly link?: string;
}

/** Sends grades again, tells how many went, and shows the class as it stands then. */
export function resend({ api, request, say, refresh }: Acting, whose: Resending): void {
  say(null);
  request.run(
    () => api.post<{ readonly count: number }>('/api/class/grades/resend', whose),
    ({ count }) => {
      say(count > 0 ? 'resent' : 'nothing');
      refresh();
    },
  );
}
