import type { VNode } from 'preact';

/** States of a component by name; each is drawn and checked by the tests. */
export type Examples = Readonly<Record<string, () => VNode>>;

/** What examples give to call-backs. */
export const nothing = (): void => undefined;
