import type { Frame, Page } from 'playwright-core';

/** What is done at each stop of a tour: a name, the tab, and the tool's document in it. */
export type Look = (name: string, page: Page, frame: Frame) => Promise<void>;
