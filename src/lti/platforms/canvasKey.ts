import { ASKED_SCOPES, TOOL_DESCRIPTION, TOOL_NAME } from '../registration/asked.ts';
import { toolUrls } from '../toolUrls.ts';
import { CANVAS_CUSTOM, CANVAS_PLACEMENTS, CANVAS_PRIVACY, CANVAS_WINDOW } from './canvasRegistration.ts';

/**
 * The configuration that a Canvas administrator enters as a developer key by address or by pasting it (Canvas's
 * documentation, "Configuring LTI Advantage tools"). Its redirect addresses are entered beside it.
 */
export function canvasDeveloperKey(publicUrl: string) {
  const urls = toolUrls(publicUrl);
  return {
    title: TOOL_NAME,
    description: TOOL_DESCRIPTION,
    oidc_initiation_url: urls.login,
    target_link_uri: urls.launch,
    scopes: ASKED_SCOPES,
    public_jwk_url: urls.jwks,
    custom_fields: CANVAS_CUSTOM,
    extensions: [
      {
        platform: 'canvas.instructure.com',
        domain: urls.domain,
        tool_id: `trellis-${urls.domain.replace(/[^a-z0-9]+/gi, '-')}`,
        privacy_level: CANVAS_PRIVACY,
        settings: {
          text: TOOL_NAME,
          selection_width: CANVAS_WINDOW.width,
          selection_height: CANVAS_WINDOW.height,
          placements: CANVAS_PLACEMENTS.map((placement) => ({
            placement,
            enabled: true,
            message_type: 'LtiDeepLinkingRequest',
            target_link_uri: urls.launch,
            text: TOOL_NAME,
          })),
        },
      },
    ],
  };
}
