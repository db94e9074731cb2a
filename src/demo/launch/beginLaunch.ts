import { randomBytes } from 'node:crypto';
import { clientById } from '../connect/clients.ts';
import type { Demo } from '../demo.ts';
import type { Person } from '../school/people.ts';
import type { Visit } from '../school/visit.ts';
import type { Activity, Launch } from '../state.ts';

/** How long after the click a launch can still be completed, in milliseconds. */
export const LAUNCH_TTL_MS = 60 * 60 * 1000;
/** Old launches are forgotten beyond this number. */
const KEPT = 500;

/** Parameters of the third-party login initiation (LTI security framework 5.1.1.1), posted by the browser. */
export type LoginParameters = Readonly<Record<string, string>>;

export interface WantedLaunch extends Visit {
  /** Null asks the tool for new content (deep linking). */
  readonly activity: Activity | null;
  readonly target: 'iframe' | 'window';
  /** Whose work the tool is to show (submission review). */
  readonly forUser?: Person;
}

const secret = (): string => randomBytes(24).toString('base64url');

function record(demo: Demo, wanted: WantedLaunch): Launch {
  return {
    hint: secret(),
    personId: wanted.person.id,
    courseId: wanted.course.id,
    activityId: wanted.activity?.id ?? null,
    forUserId: wanted.forUser?.id ?? null,
    clientId: wanted.activity?.clientId ?? demo.registration.clientId,
    target: wanted.target,
    createdAt: demo.now(),
    usedAt: null,
    data: wanted.activity ? null : `add-${secret()}`,
    answeredAt: null,
  };
}

/** Remembers a click on an activity and answers what the browser must post to the tool's login address. */
export async function beginLaunch(demo: Demo, wanted: WantedLaunch): Promise<LoginParameters> {
  const launch = record(demo, wanted);
  const { clientId, deploymentId } = clientById(demo, launch.clientId) ?? demo.registration;
  const { breaks } = demo.state.now;
  await demo.state.change((state) => {
    state.launches = [...state.launches, launch].slice(-KEPT);
  });
  return {
    iss: demo.registration.issuer,
    target_link_uri: wanted.activity?.url ?? demo.tool.launchUrl,
    login_hint: wanted.person.id,
    lti_message_hint: launch.hint,
    client_id: clientId,
    lti_deployment_id: deploymentId,
    // A new window has no platform page around it that could keep anything for the tool.
    ...(wanted.target === 'iframe' && !breaks.noPlatformStorage ? { lti_storage_target: '_parent' } : {}),
  };
}
