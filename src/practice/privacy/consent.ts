import type { PageData } from '../../api/page.ts';
import { TrellisError } from '../../errors.ts';
import type { Learner } from '../../store/port/learners.ts';
import type { Session } from '../../store/port/sessions.ts';
import type { Practice } from '../practice.ts';
import type { ConsentText } from './rules.ts';

/** The text in the reader's language, else in English, else in the one there is, with the language it is in. */
function textFor(
  { texts }: ConsentText,
  locale: string,
): { readonly language: string; readonly text: string } {
  const wanted = [locale, locale.split('-')[0] ?? '', 'en', ...Object.keys(texts)];
  const language = wanted.find((one) => Object.hasOwn(texts, one)) ?? 'en';
  return { language, text: texts[language] ?? '' };
}

/**
 * The text this learner has still to agree to; null when there is none. Previews and test users practise as nobody, and
 * agree to nothing.
 */
export function missingConsent(
  { privacy }: Pick<Practice, 'privacy'>,
  learner: Pick<Learner, 'consent'>,
  { preview, testUser = false }: Pick<Session, 'preview' | 'testUser'>,
): ConsentText | null {
  const { consent } = privacy;
  if (consent === null || preview || testUser) return null;
  return learner.consent?.version === consent.version ? null : consent;
}

/** The page that asks for agreement before the first practice. */
export function consentPage(
  consent: ConsentText,
  opened: {
    readonly token: string | null;
    readonly session: Session;
    readonly learner: Learner;
    readonly title: string;
  },
): PageData<'consent'> {
  const { token, session, learner, title } = opened;
  const { language, text } = textFor(consent, session.locale);
  const paragraphs = text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const data = { title, version: consent.version, language, paragraphs, settings: learner.settings };
  return { page: 'consent', token, locale: session.locale, data };
}

/**
 * Records that the learner agrees to the text in force.
 * @throws TrellisError `conflict` when another text is in force than the one that was shown
 */
export async function giveConsent(practice: Practice, session: Session, version: string): Promise<void> {
  const { store, now, privacy } = practice;
  if (privacy.consent !== null && privacy.consent.version !== version)
    throw new TrellisError('conflict', 'another text is in force');
  await store.learners.saveConsent(session.learner, { version, at: now() });
}
