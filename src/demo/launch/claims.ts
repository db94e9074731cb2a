import { deepLinkReturnUrl, gradeUrls, rosterUrl } from '../addresses.ts';
import { clientById } from '../connect/clients.ts';
import type { Demo } from '../demo.ts';
import { Refusal } from '../refusal.ts';
import { type Course, courseById } from '../school/courses.ts';
import { type Person, personById } from '../school/people.ts';
import type { Activity, Launch } from '../state.ts';
import { CLAIMS, ROLES, SCOPES } from '../vocabulary.ts';

/** Lifetime of an id_token, in seconds; Moodle gives 60, Canvas 3600. */
const LIFETIME_S = 300;

type Claims = Record<string, unknown>;

function personClaims(person: Person): Claims {
  return {
    sub: person.id,
    name: person.name,
    given_name: person.givenName,
    family_name: person.familyName,
    email: person.email,
    locale: person.locale,
    [CLAIMS.roles]: ROLES[person.role],
    [CLAIMS.lis]: { person_sourcedid: `larkfield:${person.id}` },
    ...(person.role === 'mentor' ? { [CLAIMS.mentorScope]: person.mentorOf } : {}),
  };
}

function courseClaims(demo: Demo, course: Course): Claims {
  return {
    [CLAIMS.context]: {
      id: course.id,
      label: course.label,
      title: course.title,
      type: ['http://purl.imsglobal.org/vocab/lis/v2/course#CourseOffering'],
    },
    [CLAIMS.roster]: { context_memberships_url: rosterUrl(demo, course.id), service_versions: ['2.0'] },
  };
}

function gradeClaim(demo: Demo, course: Course, activity: Activity | null): Claims {
  const lineItemId = activity?.lineItemId;
  const urls = gradeUrls(demo, course.id);
  return {
    [CLAIMS.grades]: {
      scope: [SCOPES.lineItem, SCOPES.resultRead, SCOPES.score],
      lineitems: urls.lineItems,
      ...(lineItemId ? { lineitem: urls.lineItem(lineItemId) } : {}),
    },
  };
}

/** A break of one minute instead of a night, so that a visitor can see a skill mastered. */
const PRESETS = { trellis_delay_hours: String(1 / 60) };

function deepLinkClaims(demo: Demo, launch: Launch): Claims {
  return {
    [CLAIMS.custom]: PRESETS,
    [CLAIMS.messageType]: 'LtiDeepLinkingRequest',
    [CLAIMS.targetLink]: demo.tool.launchUrl,
    [CLAIMS.deepLinkSettings]: {
      deep_link_return_url: deepLinkReturnUrl(demo, launch.courseId),
      accept_types: ['ltiResourceLink'],
      accept_presentation_document_targets: ['iframe', 'window'],
      accept_multiple: true,
      accept_lineitem: true,
      auto_create: false,
      title: 'Practice activity',
      data: launch.data,
    },
  };
}

/** Submission review: the same link, and whose work is meant. */
function reviewClaims(activity: Activity, person: Person): Claims {
  const { id: user_id, name, givenName: given_name, familyName: family_name } = person;
  return {
    ...resourceLinkClaims(activity),
    [CLAIMS.messageType]: 'LtiSubmissionReviewRequest',
    [CLAIMS.forUser]: { user_id, name, given_name, family_name, roles: ROLES[person.role] },
  };
}

function resourceLinkClaims(activity: Activity): Claims {
  return {
    [CLAIMS.messageType]: 'LtiResourceLinkRequest',
    [CLAIMS.targetLink]: activity.url,
    [CLAIMS.resourceLink]: {
      id: activity.id,
      title: activity.title,
      ...(activity.text ? { description: activity.text } : {}),
    },
    [CLAIMS.custom]: activity.custom,
  };
}

function platformClaims(demo: Demo, launch: Launch, person: Person): Claims {
  const { issuer } = demo.registration;
  const { clientId, deploymentId } = clientById(demo, launch.clientId) ?? demo.registration;
  const iat = Math.floor(demo.now() / 1000);
  return {
    iss: issuer,
    aud: clientId,
    iat,
    exp: iat + LIFETIME_S,
    [CLAIMS.version]: '1.3.0',
    [CLAIMS.deployment]: deploymentId,
    [CLAIMS.platform]: {
      guid: 'larkfield-demo-school',
      name: 'Larkfield School (demo LMS)',
      product_family_code: 'trellis-demo',
      version: '1',
    },
    [CLAIMS.presentation]: {
      document_target: launch.target,
      return_url: `${demo.origin}/as/${launch.personId}/courses/${launch.courseId}`,
      locale: person.locale,
    },
  };
}

function messageClaims(demo: Demo, launch: Launch, activity: Activity | null): Claims {
  if (!activity) return deepLinkClaims(demo, launch);
  const reviewed = launch.forUserId === null ? undefined : personById(launch.forUserId);
  return reviewed ? reviewClaims(activity, reviewed) : resourceLinkClaims(activity);
}

/** All claims of the launch, without the nonce. Throws a 404 refusal when its activity was removed since the click. */
export function launchClaims(demo: Demo, launch: Launch): Claims {
  const person = personById(launch.personId);
  const course = courseById(launch.courseId);
  const activity = demo.state.now.activities.find((one) => one.id === launch.activityId) ?? null;
  if (!person || !course || (launch.activityId !== null && !activity))
    throw new Refusal(404, 'This activity is no longer in the course.');
  return {
    ...platformClaims(demo, launch, person),
    ...personClaims(person),
    ...courseClaims(demo, course),
    ...gradeClaim(demo, course, activity),
    ...messageClaims(demo, launch, activity),
  };
}
