/** Tells how far long work has come: what is being done, and the share done from 0 to 1. */
export type Progress = (stage: string, share: number) => void;

/** For work that nobody watches. */
export const SILENT: Progress = () => {};
