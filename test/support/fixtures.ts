import { randomUUID } from 'node:crypto';
import { DEFAULT_SETTINGS } from '../../src/api/learnerSettings.ts';
import type { PublishedPack } from '../../src/content/pack.ts';
import type { AttemptEvent, SittingOpenedEvent } from '../../src/learning/event.ts';
import { type LearnerState, STATE_SHAPE } from '../../src/learning/learnerState.ts';
import type { ActivitySettings } from '../../src/learning/settings.ts';
import type { DeepLinkSettings, LaunchMessage } from '../../src/lti/launchMessage.ts';
import type { LoginState } from '../../src/lti/loginState.ts';
import type { Deployment, Registration } from '../../src/lti/registration.ts';
import type { ToolKey } from '../../src/lti/toolKey.ts';
import type { Activity } from '../../src/store/port/activities.ts';
import type { GradeWant } from '../../src/store/port/grades.ts';
import type { Ticket } from '../../src/store/port/launches.ts';
import type { Learner } from '../../src/store/port/learners.ts';
import type { Link } from '../../src/store/port/links.ts';
import type { Session } from '../../src/store/port/sessions.ts';
import type { Snapshot } from '../../src/store/port/snapshots.ts';
import type { SummaryRow } from '../../src/store/port/summaries.ts';
import type { Statement } from '../../src/xapi/statement.ts';

/** A Monday morning far enough ahead that no engine expires what a test stores. Milliseconds since the epoch. */
export const NOW = Date.UTC(2031, 0, 6, 9);
export const MINUTE = 60_000;

/** An id nobody else uses, so that tests share a store without meeting. */
export function fresh(prefix: string): string {
  return `${prefix}-${randomUUID()}`;
}

export function aLearner(over: Partial<Learner> = {}): Learner {
  return {
    id: fresh('learner'),
    tenant: 'tenant-1',
    issuer: 'https://lms.example',
    sub: 'user-1',
    name: 'Ana Ruiz',
    locale: 'es',
    settings: DEFAULT_SETTINGS,
    createdAt: NOW,
    lastSeenAt: NOW,
    ...over,
  };
}

export function someSettings(over: Partial<ActivitySettings> = {}): ActivitySettings {
  return {
    revision: 1,
    pack: 'fractions',
    skills: ['add', 'simplify'],
    rule: { threshold: 0.8, unaided: 3, delayHours: 10 },
    policy: 'mastery',
    questions: 20,
    counts: 'reached',
    tries: 2,
    ...over,
  };
}

export function anActivity(over: Partial<Activity> = {}): Activity {
  return {
    id: fresh('activity'),
    tenant: 'tenant-1',
    context: 'course-1',
    title: 'Fractions',
    points: 10,
    revisions: [someSettings()],
    createdAt: NOW,
    ...over,
  };
}

export function aLink(over: Partial<Link> = {}): Link {
  return {
    id: fresh('link'),
    tenant: 'tenant-1',
    registration: 'registration-1',
    deployment: 'deployment-1',
    resourceLink: 'resource-1',
    context: 'course-1',
    activity: null,
    title: 'Week 1',
    courseTitle: 'Mathematics',
    ags: {
      scope: ['https://purl.imsglobal.org/spec/lti-ags/scope/score'],
      lineItem: null,
      lineItems: 'https://lms.example/line-items',
    },
    membershipsUrl: 'https://lms.example/members',
    updatedAt: NOW,
    ...over,
  };
}

export function aDeepLink(over: Partial<DeepLinkSettings> = {}): DeepLinkSettings {
  return {
    returnUrl: 'https://lms.example/return',
    acceptTypes: ['ltiResourceLink'],
    acceptTargets: ['iframe'],
    acceptMultiple: false,
    acceptLineItem: true,
    data: 'opaque',
    title: null,
    text: null,
    ...over,
  };
}

export function aSession(over: Partial<Session> = {}): Session {
  return {
    tokenHash: fresh('token'),
    kind: 'learner',
    tenant: 'tenant-1',
    registration: 'registration-1',
    deployment: 'deployment-1',
    learner: 'learner-1',
    link: null,
    activity: null,
    sitting: null,
    locale: 'en',
    preview: false,
    deepLink: null,
    createdAt: NOW,
    expiresAt: NOW + 60 * MINUTE,
    ...over,
  };
}

/** The first event of a learner: a sitting begins with a question. */
export function aSittingOpened(over: Partial<SittingOpenedEvent> = {}): SittingOpenedEvent {
  return {
    kind: 'sitting-opened',
    id: randomUUID(),
    learner: 'learner-1',
    pack: 'fractions',
    sequence: 1,
    at: NOW,
    activity: 'activity-1',
    revision: 1,
    sitting: 'sitting-1',
    model: 'logistic',
    parameters: 'prior-1',
    opens: {
      id: 'serving-1',
      decision: {
        reason: 'first',
        skill: 'add',
        item: 'add-halves',
        itemVersion: 'v1',
        seed: 7,
        predicted: 0.62,
        target: [0.6, 0.8],
        estimate: 0.5,
        lower: 0.2,
        needed: 0.8,
        recall: null,
        sincePractice: null,
        alternatives: [{ skill: 'simplify', reason: 'frontier', score: 0.4 }],
        propensity: 1,
      },
      packVersion: 'pack-v1',
      openedAt: NOW,
    },
    ...over,
  };
}

/** A right first answer. */
export function anAttempt(over: Partial<AttemptEvent> = {}): AttemptEvent {
  return {
    ...aSittingOpened(),
    kind: 'attempt',
    serving: 'serving-1',
    item: 'add-halves',
    itemVersion: 'v1',
    packVersion: 'pack-v1',
    seed: 7,
    step: 0,
    try: 1,
    answer: { kind: 'number', text: '1/2' },
    mark: { score: 1, correct: true, note: null, misconception: null, feedback: null, parts: {} },
    hints: 0,
    elapsed: 8200,
    evidence: {
      skills: [{ skill: 'add', weight: 1 }],
      difficulty: 0,
      guess: 0.02,
      fact: null,
      weight: 1,
      unaided: true,
      rapid: false,
    },
    then: 'closed',
    opens: null,
    ...over,
  };
}

export function aState(over: Partial<LearnerState> = {}): LearnerState {
  return {
    shape: STATE_SHAPE,
    sequence: 1,
    modelId: 'logistic',
    model: { skills: { add: { ability: 0.4 } } },
    facts: {},
    history: [],
    reviews: { zone: 0, day: 0, count: 0 },
    forms: { arms: {}, waiting: null },
    hintForms: { arms: {}, waiting: null },
    activities: {},
    ...over,
  };
}

export function aSnapshot(over: Partial<Snapshot> = {}): Snapshot {
  return {
    learner: 'learner-1',
    pack: 'fractions',
    state: aState(),
    model: 'logistic',
    parameters: 'prior-1',
    ...over,
  };
}

export function aWant(over: Partial<GradeWant> = {}): GradeWant {
  return {
    link: fresh('link'),
    learner: 'learner-1',
    activity: 'activity-1',
    tenant: 'tenant-1',
    pack: 'fractions',
    sequence: 1,
    value: 0.4,
    completed: false,
    decidedAt: NOW,
    final: false,
    ...over,
  };
}

export function aSummary(over: Partial<SummaryRow> = {}): SummaryRow {
  return {
    activity: 'activity-1',
    learner: 'learner-1',
    tenant: 'tenant-1',
    sequence: 1,
    levels: { add: 'familiar' },
    answered: 1,
    rightFirst: 1,
    activeMs: 8200,
    lastSeen: NOW,
    grade: 0.2,
    stuck: [],
    nextSkill: 'simplify',
    missing: null,
    misconceptions: [],
    gaming: 0,
    ...over,
  };
}

export function aStatement(over: Partial<Statement> = {}): Statement {
  return {
    id: randomUUID(),
    version: '2.0.0',
    actor: { objectType: 'Agent', account: { homePage: 'https://trellis.example', name: 'learner-1' } },
    verb: { id: 'http://adlnet.gov/expapi/verbs/answered', display: { en: 'answered' } },
    object: { id: 'https://trellis.example/items/add-halves' },
    result: { success: true, extensions: { 'https://trellis.example/xapi/hints': 0 } },
    context: { registration: randomUUID(), contextActivities: {} },
    timestamp: new Date(NOW).toISOString(),
    ...over,
  };
}

export function aRegistration(over: Partial<Registration> = {}): Registration {
  return {
    id: fresh('registration'),
    issuer: 'https://lms.example',
    clientId: fresh('client'),
    family: 'generic',
    authUrl: 'https://lms.example/auth',
    tokenUrl: 'https://lms.example/token',
    jwksUrl: 'https://lms.example/jwks',
    audience: null,
    algorithms: ['RS256'],
    deploymentPolicy: 'auto',
    tenantBy: 'registration',
    origins: ['https://lms.example'],
    status: 'active',
    createdAt: NOW,
    ...over,
  };
}

export function aDeployment(over: Partial<Deployment> = {}): Deployment {
  return {
    registrationId: 'registration-1',
    deploymentId: 'deployment-1',
    status: 'active',
    anonymous: false,
    firstSeenAt: NOW,
    ...over,
  };
}

export function aLoginState(over: Partial<LoginState> = {}): LoginState {
  return {
    state: fresh('state'),
    nonce: fresh('nonce'),
    registrationId: 'registration-1',
    secretHash: 'hash',
    targetLinkUri: 'https://trellis.example/lti/launch',
    deploymentId: null,
    storageTarget: null,
    createdAt: NOW,
    expiresAt: NOW + 15 * MINUTE,
    ...over,
  };
}

export function aLaunch(): LaunchMessage {
  return {
    type: 'resourceLink',
    resourceLink: { id: 'resource-1', title: 'Week 1', description: null },
    registrationId: 'registration-1',
    family: 'generic',
    issuer: 'https://lms.example',
    clientId: 'client-1',
    deploymentId: 'deployment-1',
    tenant: 'tenant-1',
    sub: 'user-1',
    name: 'Ana Ruiz',
    givenName: 'Ana',
    email: null,
    locale: 'es',
    rights: {
      instructor: false,
      author: false,
      learner: true,
      alsoLearner: false,
      testUser: false,
      mentor: false,
      mentorOf: [],
    },
    roles: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Learner'],
    context: { id: 'course-1', title: 'Mathematics', label: null },
    targetLinkUri: 'https://trellis.example/lti/launch',
    custom: { activity: 'activity-1' },
    history: { contexts: [], resourceLinks: [] },
    ags: null,
    membershipsUrl: null,
    returnUrl: null,
    documentTarget: 'iframe',
  };
}

export function aTicket(over: Partial<Ticket> = {}): Ticket {
  return {
    hash: fresh('ticket'),
    secretHash: 'hash',
    message: aLaunch(),
    expiresAt: NOW + 2 * MINUTE,
    ...over,
  };
}

export function aToolKey(over: Partial<ToolKey> = {}): ToolKey {
  return {
    kid: fresh('kid'),
    alg: 'RS256',
    publicJwk: { kty: 'RSA', n: 'AQAB', e: 'AQAB' },
    sealedPrivateJwk: 'v1.salt.iv.tag.text',
    createdAt: NOW,
    activeFrom: NOW,
    retiredAt: null,
    ...over,
  };
}

/** A published pack of one skill and one item. */
export function aPack(id = fresh('pack'), version = 'v1'): PublishedPack {
  return {
    version,
    pack: {
      schema: 1,
      id,
      title: 'Fractions',
      description: 'Adding and simplifying.',
      language: 'en',
      languages: ['en'],
      licence: 'CC-BY-4.0',
      authors: ['Somebody'],
      subject: 'mathematics',
      skills: [
        {
          id: 'add',
          title: 'Adding',
          description: 'Adding fractions.',
          requires: [],
          standards: [],
          explanations: [{ form: 'rule', text: 'Find a common denominator.' }],
        },
      ],
      facts: [],
      misconceptions: [],
      items: [],
    },
  };
}
