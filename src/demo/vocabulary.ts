/** Names fixed by the LTI 1.3 Advantage specifications, as far as the demo LMS speaks them. */

const CLAIM = 'https://purl.imsglobal.org/spec/lti/claim';
const DEEP_LINK_CLAIM = 'https://purl.imsglobal.org/spec/lti-dl/claim';
const AGS = 'https://purl.imsglobal.org/spec/lti-ags';
const NRPS = 'https://purl.imsglobal.org/spec/lti-nrps';

/** Claims of LTI core 1.3, deep linking 2.0, AGS 2.0 and NRPS 2.0. */
export const CLAIMS = {
  messageType: `${CLAIM}/message_type`,
  version: `${CLAIM}/version`,
  deployment: `${CLAIM}/deployment_id`,
  targetLink: `${CLAIM}/target_link_uri`,
  resourceLink: `${CLAIM}/resource_link`,
  roles: `${CLAIM}/roles`,
  context: `${CLAIM}/context`,
  platform: `${CLAIM}/tool_platform`,
  presentation: `${CLAIM}/launch_presentation`,
  custom: `${CLAIM}/custom`,
  lis: `${CLAIM}/lis`,
  mentorScope: `${CLAIM}/role_scope_mentor`,
  forUser: `${CLAIM}/for_user`,
  deepLinkSettings: `${DEEP_LINK_CLAIM}/deep_linking_settings`,
  contentItems: `${DEEP_LINK_CLAIM}/content_items`,
  data: `${DEEP_LINK_CLAIM}/data`,
  grades: `${AGS}/claim/endpoint`,
  roster: `${NRPS}/claim/namesroleservice`,
} as const;

/** OAuth scopes that this platform can grant. */
export const SCOPES = {
  lineItem: `${AGS}/scope/lineitem`,
  lineItemRead: `${AGS}/scope/lineitem.readonly`,
  resultRead: `${AGS}/scope/result.readonly`,
  score: `${AGS}/scope/score`,
  roster: `${NRPS}/scope/contextmembership.readonly`,
} as const;

/** Media types of the services; requests must name them exactly, as Moodle demands. */
export const MEDIA = {
  lineItem: 'application/vnd.ims.lis.v2.lineitem+json',
  lineItems: 'application/vnd.ims.lis.v2.lineitemcontainer+json',
  score: 'application/vnd.ims.lis.v1.score+json',
  results: 'application/vnd.ims.lis.v2.resultcontainer+json',
  members: 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json',
} as const;

const CONTEXT_ROLE = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';
const INSTITUTION_ROLE = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#';

/** Full role URIs by what a person is in the demo school. */
export const ROLES = {
  instructor: [`${CONTEXT_ROLE}Instructor`, `${INSTITUTION_ROLE}Instructor`],
  student: [`${CONTEXT_ROLE}Learner`, `${INSTITUTION_ROLE}Student`],
  mentor: [`${CONTEXT_ROLE}Mentor`, `${INSTITUTION_ROLE}Observer`],
} as const;
