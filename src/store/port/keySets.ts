import type { KeptKeySets } from '../../lti/jwks.ts';

/** Public keys of platforms as they last gave them: for launches after a restart while a platform cannot be reached. */
export interface KeySetStore extends KeptKeySets {}
