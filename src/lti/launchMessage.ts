import type { Family } from './registration.ts';

/** Course rights that a launch gives, derived from context roles alone (reference 1.7). */
export interface Rights {
  /** Context Instructor, including its sub-roles (teaching assistant, grader …). */
  readonly instructor: boolean;
  /** May add content: instructor, ContentDeveloper or Administrator of the context. */
  readonly author: boolean;
  /** Context Learner who is not also an instructor. */
  readonly learner: boolean;
  /** Student preview (Canvas, Blackboard): works, is flagged, is never graded. */
  readonly testUser: boolean;
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

interface Common {
  readonly registrationId: string;
  readonly family: Family;
  readonly issuer: string;
  readonly clientId: string;
  readonly deploymentId: string;
  /** Customer boundary, see `tenantOf`. */
  readonly tenant: string;
  /** The user's id at the platform; null for an anonymous launch. */
  readonly sub: string | null;
  readonly name: string | null;
  readonly givenName: string | null;
  readonly email: string | null;
  readonly locale: string | null;
  readonly rights: Rights;
  readonly roles: readonly string[];
  readonly context: {
    readonly id: string;
    readonly title: string | null;
    readonly label: string | null;
  } | null;
  readonly targetLinkUri: string;
  /** Custom parameters, string to string; unresolved `$Variables` and empty strings are left out. */
  readonly custom: Readonly<Record<string, string>>;
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
      readonly resourceLink: {
        readonly id: string;
        readonly title: string | null;
        readonly description: string | null;
      };
    })
  | (Common & { readonly type: 'deepLink'; readonly settings: DeepLinkSettings });
