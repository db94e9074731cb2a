const PARAMETER = 'work';
const ID_LENGTH = 64;

/**
 * The address by which an LMS launches one learner's work again: Canvas's SpeedGrader relaunches what a score was posted
 * with (reference 4.9). It names the tool's own id of the learner and gives no right: who may look is decided at launch.
 */
export function workLink(publicUrl: string, learner: string): string {
  return `${publicUrl}/lti/launch?${PARAMETER}=${encodeURIComponent(learner)}`;
}

/** The learner a target link names, where it names one. */
export function workOf(targetLinkUri: string): { readonly work?: string } {
  const work = new URL(targetLinkUri).searchParams.get(PARAMETER) ?? '';
  return work === '' || work.length > ID_LENGTH ? {} : { work };
}
