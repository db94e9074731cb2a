import type { Session } from '../store/port/sessions.ts';
import { languageTag } from './languageTag.ts';
import type { Practice } from './practice.ts';

/** Kinds of session whose requests do not read the person's own record anyway. */
const READERS: ReadonlySet<Session['kind']> = new Set(['instructor', 'picker', 'reader']);

/** The session of somebody who reads about others, in the language they have chosen by now: it was made with that of the launch. */
export async function inReaderLanguage(practice: Practice, session: Session): Promise<Session> {
  if (!READERS.has(session.kind)) return session;
  const reader = await practice.store.learners.get(session.learner);
  const language = reader?.settings.language ?? null;
  return language === null ? session : { ...session, locale: languageTag(language) };
}
