/**
 * The crib sheet: the right answer to the question that is open in a web session (its bearer), in the shape the tool's
 * API takes, or null when unknown. The demo LMS has no access to the tool's content, so whoever starts both may hand it
 * this to give simulated students skill.
 */
export type Crib = (bearer: string) => Promise<unknown>;
