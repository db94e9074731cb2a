import type { ActivityRequest, PickerPack } from './activity.ts';
import type { ClassOverview } from './class.ts';
import type { LearnerSettings } from './learnerSettings.ts';
import type { SetupGuide } from './registration.ts';
import type { Turn } from './turn.ts';

/** Who looks at the page. */
export interface Viewer {
  readonly name: string | null;
  readonly role: 'learner' | 'instructor';
  /** Student preview: nothing is graded, and the page says so. */
  readonly preview: boolean;
}

/** Data of each page, by its name. The server renders it; the browser takes it up from the same data. */
export interface Pages {
  /** Practice of one activity. */
  practice: {
    readonly activity: {
      readonly id: string;
      readonly title: string;
      readonly pack: string;
      readonly delayHours: number;
      readonly points: number;
    };
    readonly turn: Turn;
    readonly settings: LearnerSettings;
    readonly viewer: Viewer;
  };
  /** What an instructor sees first. */
  class: {
    readonly overview: ClassOverview;
    readonly viewer: Viewer;
    readonly settings: LearnerSettings;
    readonly activity: ActivityRequest;
    /** Packs to choose from when the activity is changed; without them only its present skills can be chosen. */
    readonly packs?: readonly PickerPack[];
  };
  /** Choosing what to practise, from deep linking or for a link that has no activity yet. */
  picker: {
    readonly packs: readonly PickerPack[];
    readonly start: Omit<ActivityRequest, 'title' | 'pack' | 'skills'>;
    readonly acceptsColumn: boolean;
    readonly settings: LearnerSettings;
    readonly viewer: Viewer;
  };
  /** Before the authentication request: finds a way to bind the launch to this browser, then goes to `authUrl`. */
  login: {
    readonly authUrl: string;
    readonly state: string;
    readonly secret: string;
    readonly probe: string;
    readonly again: string;
  };
  /** After a launch whose cookie did not come back: proves the browser by `POST /lti/launch/verify`. */
  verify: { readonly ticket: string; readonly state: string };
  /** Something a person must know: what happened, what was kept, what to do. */
  message: {
    readonly code: string;
    readonly params: Readonly<Record<string, string | number>>;
    readonly reference: string;
    readonly at: number;
  };
  /** Dynamic registration, before anything is fetched: who asks, and what will be asked for. */
  register: {
    /** Host of the platform's configuration, as a machine writes it. */
    readonly host: string;
    /** Sent back by "Connect". */
    readonly confirmation: string;
    /** OAuth scopes and claims that will be asked for. */
    readonly scopes: readonly string[];
    readonly claims: readonly string[];
  };
  /** Everything an administrator types by hand, on either side. */
  setup: { readonly guides: readonly SetupGuide[]; readonly contact: string | null };
  /** The tool opened outside an LMS. */
  home: { readonly demoUrl: string | null };
  privacy: Record<never, never>;
  terms: Record<never, never>;
}

export type PageName = keyof Pages;

/** What the server puts into the page as `<script type="application/json" id="page-data">`. */
export interface PageData<N extends PageName = PageName> {
  readonly page: N;
  /** Bearer of the web session this page belongs to; null for pages without one. */
  readonly token: string | null;
  readonly locale: string;
  readonly data: Pages[N];
}

/** Files of the browser build, with their hashed names. */
export interface Assets {
  readonly script: string;
  readonly style: string;
}

/** What `renderPage` needs beside the data. */
export interface RenderContext {
  readonly nonce: string;
  readonly assets: Assets;
}

/** Views' one door: a whole HTML document. */
export type RenderPage = <N extends PageName>(page: PageData<N>, context: RenderContext) => string;
