import { z } from 'zod';
import type {
  ActivityOriginView,
  ActivityRequest,
  PickerPack,
  PresentationTarget,
  ReviewLoad,
} from './activity.ts';
import type { PlatformView } from './administration.ts';
import type { ClassOverview, LearnerDetail } from './class.ts';
import type { LearnerSettings } from './learnerSettings.ts';
import type { MentorOverview } from './mentor.ts';
import type { SetupGuide } from './registration.ts';
import type { Turn } from './turn.ts';

/** Who looks at the page. */
export interface Viewer {
  readonly name: string | null;
  readonly role: 'learner' | 'instructor';
  /** Student preview: nothing is graded, and the page says so. */
  readonly preview: boolean;
  /** Views the roles in this course allow; with more than one the page offers to switch. */
  readonly views?: readonly View[];
}

/** A side from which to look at an activity. */
export type View = 'learner' | 'instructor' | 'mentor';
/** `POST /api/view` */
export const ViewRequest = z.strictObject({ view: z.enum(['learner', 'instructor', 'mentor']) });

/** How a page may ask its platform to keep something (client-side postMessages, platform storage). */
export interface PlatformStorage {
  /** `lti_storage_target` of the login: the frame that keeps; null when the platform named none. */
  readonly target: string | null;
  /** Origins a secret may go to and come from: the authorization endpoint's first, then those pinned exactly. */
  readonly origins: readonly string[];
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
    /** Recall at which reviews come here, and what other choices cost; absent where none is offered. */
    readonly reviews?: { readonly standard: number; readonly loads: readonly ReviewLoad[] };
    readonly settings: LearnerSettings;
    readonly viewer: Viewer;
  };
  /** The school's text, which a learner agrees to before the first practice. */
  consent: {
    /** Title of the activity it stands before. */
    readonly title: string;
    readonly version: string;
    /** Language of the text. */
    readonly language: string;
    readonly paragraphs: readonly string[];
    readonly settings: LearnerSettings;
  };
  /** What an instructor sees first. */
  class: {
    readonly overview: ClassOverview;
    readonly viewer: Viewer;
    readonly settings: LearnerSettings;
    readonly activity: ActivityRequest;
    /** Packs to choose from when the activity is changed; without them only its present skills can be chosen. */
    readonly packs?: readonly PickerPack[];
    /** Where the activity came from, and whether other links of the course open the same one. */
    readonly origin?: ActivityOriginView | null;
    readonly shared?: boolean;
    /** An experiment runs: the settings stay as they are. */
    readonly comparing?: boolean;
  };
  /** What a mentor sees: the learners the platform named to them, and nobody else. */
  mentor: {
    readonly overview: MentorOverview;
    readonly settings: LearnerSettings;
    readonly viewer: Viewer;
  };
  /** One learner's work, opened from the gradebook. */
  review: {
    readonly activity: {
      readonly title: string;
      readonly delayHours: number;
    };
    readonly learner: string;
    readonly name: string | null;
    /** It is the viewer's own work. */
    readonly own: boolean;
    /** Null for somebody who has not opened the activity. */
    readonly detail: LearnerDetail | null;
    readonly settings: LearnerSettings;
    readonly viewer: Viewer;
  };
  /** Choosing what to practise, from deep linking or for a link that has no activity yet. */
  picker: {
    readonly packs: readonly PickerPack[];
    readonly start: Omit<ActivityRequest, 'title' | 'pack' | 'skills'>;
    readonly acceptsColumn: boolean;
    /** Several activities may be added at once. */
    readonly acceptsSeveral?: boolean;
    /** How the platform lets an activity be opened; a choice is offered where there are two. */
    readonly targets?: readonly PresentationTarget[];
    /** The picker answers a platform, which can be told that nothing was chosen. */
    readonly cancellable?: boolean;
    /** What the link was to open cannot be used, because its parameters were edited: to be chosen again. */
    readonly tampered?: boolean;
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
    readonly storage: PlatformStorage;
  };
  /** After a launch whose cookie did not come back: proves the browser by `POST /lti/launch/verify`. */
  verify: { readonly ticket: string; readonly state: string; readonly storage: PlatformStorage };
  /** After a reload: goes on with the session this tab has kept, by `GET /api/page`. */
  resume: Record<never, never>;
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
  /** The operator's page: holds nothing by itself; what it shows comes with the operator's bearer. */
  admin: Record<never, never>;
  /** What an LMS's administrator sees of their own platform; null when it is gone. */
  platform: { readonly platform: PlatformView | null; readonly updatedAt: number };
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
  /** Path under which a reload finds the session again; only after a launch, whose own address can be used once. */
  readonly address?: string;
  /** Second bearer of somebody who also administers the platform they come from: opens the page `platform`. */
  readonly administration?: string;
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
