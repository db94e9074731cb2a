import { type RegistrationQuirks, STANDARD_REGISTRATION } from './registrationQuirks.ts';

const CANVAS = 'https://canvas.instructure.com/lti';

/** Custom parameter that tells who acts as the person of a launch. */
export const MASQUERADE_PARAMETER = 'masquerading_user';

/**
 * Custom parameters asked of Canvas, by registration and by developer key alike. `$ResourceLink.id.history` is not among
 * them: Canvas sends it back as it is.
 */
export const CANVAS_CUSTOM: Readonly<Record<string, string>> = {
  context_history: '$Canvas.course.previousContextIds.recursive',
  [MASQUERADE_PARAMETER]: '$Canvas.masqueradingUser.userId',
};

/** Where content is added in Canvas. */
export const CANVAS_PLACEMENTS = ['assignment_selection', 'link_selection'] as const;

/** Names, but neither e-mail address nor school number. */
export const CANVAS_PRIVACY = 'name_only';

/** Size of the window in which content is chosen, in CSS pixels. */
export const CANVAS_WINDOW = { width: 900, height: 700 };

/** Registration in Canvas (`doc/api/registration.md`): a placement, scope or message it does not list is answered 422. */
export const CANVAS_REGISTRATION: RegistrationQuirks = {
  ...STANDARD_REGISTRATION,
  productCodes: ['canvas'],
  placements: CANVAS_PLACEMENTS,
  custom: CANVAS_CUSTOM,
  placesAll: true,
  toolExtension: { [`${CANVAS}/privacy_level`]: CANVAS_PRIVACY },
  messageExtension: {
    [`${CANVAS}/launch_width`]: CANVAS_WINDOW.width,
    [`${CANVAS}/launch_height`]: CANVAS_WINDOW.height,
  },
  sharedIssuer: true,
  /** Its page stands on the school's own address, which no parameter names. The page holds nothing and asks before it acts. */
  frames: ['https:'],
};
