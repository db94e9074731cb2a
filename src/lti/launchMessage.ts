import type { Family } from './registration.ts';

/** Course rights that a launch gives, derived from context roles alone (reference 1.7). */
export interface Rights {
  /** Context Instructor, including its sub-roles (teaching assistant, grader …). */
  readonly instructor: boolean;
  /** May add content: instructor, ContentDeveloper or Administrator of the context. */
  readonly author: boolean;
  /** Context Learner who is not also an instructor. */
  readonly learner: boolean;
  /** Context Learner beside being an instructor: sees the class first and may switch to practising. */
  readonly alsoLearner: boolean;
  /** Student preview (Canvas, Blackboard): works, is flagged, is never graded. */
  readonly testUser: boolean;
  /** Context Mentor: reads the work of those named in `mentorOf`, of nobody where none is named. */
  readonly mentor: boolean;
  /** `sub`s that a context Mentor may read; empty for everybody else. */
  readonly mentorOf: readonly string[];
}

/** Assignment and Grade Services claim, validated. */
export interface AgsClaim {
  readonly scope: readonly string[];
  readonly lineItem: string | null;
  readonly lineItems: string | null;
}

/** Deep linking settings claim, validated. */
export interface DeepLinkSettings {
  readonly returnUrl: string;
  readonly acceptTypes: readonly string[];
  readonly acceptTargets: readonly string[];
  readonly acceptMultiple: boolean;
  readonly acceptLineItem: boolean;
  /** Echoed byte for byte when it was sent. */
  readonly data: string | null;
  readonly title: string | null;
  readonly text: string | null;
}

/** What this course and this link were copied from, as the platform tells: its own ids, nearest first. */
export interface CopyHistory {
  readonly contexts: readonly string[];
  readonly resourceLinks: readonly string[];
}

/** A resource link of the platform: the placement in the course. */
export interface ResourceLink {
  readonly id: string;
  readonly title: string | null;
  readonly description: string | null;
}

/** Whose work a submission review is to open. */
export interface ForUser {
  readonly sub: string;
  readonly name: string | null;
}

interface Common {
  readonly registrationId: string;
  readonly family: Family;
  readonly issuer: string;
  readonly clientId: string;
  readonly deploymentId: string;
  /** Customer boundary, see `tenantOf`. */
  readonly tenant: string;
  /** The customer wants pseudonyms in statements. */
  readonly pseudonymous?: true;
  /** The user's id at the platform; null for an anonymous launch. */
  readonly sub: string | null;
  readonly name: string | null;
  readonly givenName: string | null;
  readonly email: string | null;
  readonly locale: string | null;
  readonly rights: Rights;
  /** Who acts as this person, where the platform tells of somebody; see `masquerade.ts`. */
  readonly masquerader?: string | null;
  readonly roles: readonly string[];
  readonly context: {
    readonly id: string;
    readonly title: string | null;
    readonly label: string | null;
  } | null;
  readonly targetLinkUri: string;
  /** Custom parameters, string to string; unresolved `$Variables` and empty strings are left out. */
  readonly custom: Readonly<Record<string, string>>;
  readonly history: CopyHistory;
  readonly ags: AgsClaim | null;
  /** `context_memberships_url` of the names and roles service. */
  readonly membershipsUrl: string | null;
  readonly returnUrl: string | null;
  /** `iframe`, `window` or `frame`, as the platform says. */
  readonly documentTarget: string | null;
}

/** One verified LTI message. */
export type LaunchMessage =
  | (Common & {
      readonly type: 'resourceLink';
      readonly resourceLink: ResourceLink;
      /** The learner whose work the target link names, by the tool's own id; see `workLink.ts`. */
      readonly work?: string;
    })
  | (Common & {
      readonly type: 'submissionReview';
      readonly resourceLink: ResourceLink;
      readonly forUser: ForUser;
    })
  | (Common & { readonly type: 'deepLink'; readonly settings: DeepLinkSettings });

/** A message about a link that stands in a course. */
export type LinkMessage = Exclude<LaunchMessage, { type: 'deepLink' }>;
