const AGS = 'https://purl.imsglobal.org/spec/lti-ags/scope';

/** OAuth scopes of the LTI Advantage services. */
export const SCOPES = {
  lineItem: `${AGS}/lineitem`,
  lineItemRead: `${AGS}/lineitem.readonly`,
  results: `${AGS}/result.readonly`,
  score: `${AGS}/score`,
  members: 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
} as const;
