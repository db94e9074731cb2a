import type { Translator } from '../../text/translator.ts';

/** The catalogue speaks of sending where a right is missing; here it is the right to read. */
export function whyUnread(text: Translator, code: string): string {
  if (code === 'scope_missing') return text.t('class.compare.noRight');
  return text.find(`errors.${code}.title`) ?? '';
}
