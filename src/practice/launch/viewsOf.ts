import type { Rights } from '../../lti/launchMessage.ts';
import type { SessionView } from '../../store/port/sessions.ts';

/**
 * The sides from which roles in a course let somebody look at an activity, the first one first: who teaches comes to the
 * class, who also learns may practise for a grade, a mentor reads. Nobody with other roles, or none, has a view: they
 * may try the questions and nothing counts.
 */
export function viewsOf({ instructor, learner, alsoLearner, mentor }: Rights): readonly SessionView[] {
  return [
    ...(instructor ? (['instructor'] as const) : []),
    ...(learner || alsoLearner ? (['learner'] as const) : []),
    ...(mentor ? (['mentor'] as const) : []),
  ];
}
