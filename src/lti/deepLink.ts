import type { LaunchMessage } from './launchMessage.ts';
import type { Sign } from './signer.ts';

const LTI = 'https://purl.imsglobal.org/spec/lti/claim';
const DL = 'https://purl.imsglobal.org/spec/lti-dl/claim';
/** Seconds; dated back for platforms without skew, and Canvas takes nothing older than five minutes. */
const BACKDATED = 10;
const LIFETIME = 300;

/** A gradebook column asked for together with the link. */
interface LineItemWish {
  /** Above 0. */
  readonly scoreMaximum: number;
  readonly label: string;
  readonly resourceId: string;
  readonly tag: string;
  /** At which progress the gradebook may open the work behind a grade, by the link itself (Submission Review 1.0). */
  readonly submissionReview?: { readonly reviewableStatus: readonly string[] };
}

/**
 * An activity to place in the course. What it is stands in `custom`, which survives a course copy; there is no address
 * of its own, because Brightspace refuses any but the registered one and Moodle would match the tool anew by it.
 */
export interface ResourceLinkItem {
  readonly type: 'ltiResourceLink';
  readonly title: string;
  readonly text?: string;
  readonly custom: Readonly<Record<string, string>>;
  readonly lineItem?: LineItemWish;
  /** In a frame of this size, in pixels; in a window of this name. A hint: the platform decides where it has neither. */
  readonly iframe?: { readonly width: number; readonly height: number };
  readonly window?: { readonly targetName: string };
}

/** The form the browser posts: field `JWT`, action `returnUrl` with its query. */
interface DeepLinkResponse {
  readonly jwt: string;
  readonly returnUrl: string;
}

interface DeepLinkDeps {
  readonly sign: Sign;
  /** Milliseconds since the epoch. */
  now(): number;
  /** A fresh nonce. */
  random(): string;
}

/** What the answer needs of the request. */
type DeepLinkRequest = Pick<
  Extract<LaunchMessage, { type: 'deepLink' }>,
  'clientId' | 'issuer' | 'deploymentId' | 'settings'
>;

/**
 * Answers a deep linking request (reference 4.8); no items is a cancel. Types the platform does not take are dropped,
 * all but the first item where it takes one, line items where it refuses them.
 */
export async function deepLinkResponse(
  message: DeepLinkRequest,
  items: readonly ResourceLinkItem[],
  deps: DeepLinkDeps,
): Promise<DeepLinkResponse> {
  const { settings } = message;
  const issuedAt = Math.floor(deps.now() / 1000) - BACKDATED;
  const jwt = await deps.sign({
    iss: message.clientId,
    sub: message.clientId,
    aud: message.issuer,
    iat: issuedAt,
    exp: issuedAt + BACKDATED + LIFETIME,
    nonce: deps.random(),
    [`${LTI}/deployment_id`]: message.deploymentId,
    [`${LTI}/message_type`]: 'LtiDeepLinkingResponse',
    [`${LTI}/version`]: '1.3.0',
    [`${DL}/content_items`]: accepted(settings, items),
    // To be echoed exactly when it was sent; a platform that sent none may refuse the claim.
    ...(settings.data === null ? {} : { [`${DL}/data`]: settings.data }),
  });
  return { jwt, returnUrl: settings.returnUrl };
}

function accepted(settings: DeepLinkRequest['settings'], items: readonly ResourceLinkItem[]) {
  const wanted = items.filter(({ type }) => settings.acceptTypes.includes(type));
  const taken = settings.acceptMultiple ? wanted : wanted.slice(0, 1);
  const shown = (target: string) => settings.acceptTargets.includes(target);
  return taken.map(({ lineItem, iframe, window, ...item }) => ({
    ...item,
    ...(lineItem && settings.acceptLineItem ? { lineItem } : {}),
    ...(iframe && shown('iframe') ? { iframe } : {}),
    ...(window && shown('window') ? { window } : {}),
  }));
}
