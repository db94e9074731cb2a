import type { Translator } from '../../text/translator.ts';

/** Names of products, the same in every language. */
const NAMES: Readonly<Record<string, string>> = {
  canvas: 'Canvas',
  moodle: 'Moodle',
  brightspace: 'Brightspace',
  blackboard: 'Blackboard',
  sakai: 'Sakai',
};

/** What a family of LMSs is called. */
export function familyName({ t }: Translator, family: string): string {
  return NAMES[family] ?? t('setup.other');
}
