import { z } from 'zod';
import { TrellisError } from '../../errors.ts';
import type { DeepLinkSettings } from '../launchMessage.ts';
import { isSecure } from '../origins.ts';
import type { Registration } from '../registration.ts';
import type { Claims } from './signature.ts';

const CLAIM = 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings';

const settingsSchema = z.object({
  deep_link_return_url: z.string().min(1),
  accept_types: z.array(z.string()),
  accept_presentation_document_targets: z.array(z.string()),
  accept_multiple: z.boolean().nullish(),
  accept_lineitem: z.boolean().nullish(),
  data: z.string().nullish(),
  title: z.string().nullish(),
  text: z.string().nullish(),
});

/**
 * Row 20 for deep linking: `dl_settings_invalid` unless the platform says where and what it takes, and resource links, the
 * only thing this tool has to give, are among that.
 */
export function readDeepLinkSettings(claims: Claims, { origins }: Registration): DeepLinkSettings {
  const { success, data: settings } = settingsSchema.safeParse(claims[CLAIM]);
  if (!success || !isSecure(origins, settings.deep_link_return_url)) {
    throw new TrellisError('dl_settings_invalid');
  }
  if (!settings.accept_types.includes('ltiResourceLink')) {
    throw new TrellisError('dl_settings_invalid', 'accepts no resource link');
  }
  return {
    returnUrl: settings.deep_link_return_url,
    acceptTypes: settings.accept_types,
    acceptTargets: settings.accept_presentation_document_targets,
    acceptMultiple: settings.accept_multiple ?? false,
    // Moodle does not send it and takes line items; only a plain no is a no.
    acceptLineItem: settings.accept_lineitem ?? true,
    data: settings.data ?? null,
    title: settings.title ?? null,
    text: settings.text ?? null,
  };
}
