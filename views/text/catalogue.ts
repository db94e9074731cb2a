import type { PageName } from '../../src/api/page.ts';
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import { catalogueLanguage, type Language } from './locale.ts';
import type { Messages } from './translator.ts';

/** All messages, by language. Only the server and the tests hold them all. */
export const CATALOGUES: Readonly<Record<Language, Messages>> = { en, es };

/** Error codes the JSON interface can answer a page with, and those that explain a grade's delay. */
const API_ERRORS = [
  'bad_request',
  'body_too_large',
  'not_found',
  'too_many_requests',
  'internal',
  'store_unavailable',
  'session_missing',
  'session_expired',
  'forbidden',
  'serving_closed',
  'hint_none_left',
  'skill_unknown',
  'experiment_running',
  'learner_unknown',
  'consent_needed',
  'conflict',
  'deep_link_done',
  'pack_unknown',
  'pack_invalid',
  'outbound_refused',
  'outbound_failed',
  'token_refused',
  'scope_missing',
  'service_refused',
  'line_item_gone',
  'user_not_gradable',
  'grade_refused',
  'gradebook_busy',
  'grade_superseded',
].map((code) => `errors.${code}.`);

/** Words of the pages by which administrators connect a platform. */
const CONNECTING = [
  ...API_ERRORS,
  ...['registration_', 'confirmation_', 'configuration_', 'issuer_foreign.'].map(
    (start) => `errors.${start}`,
  ),
  'register.',
  'result.',
  'login.noScript',
];

const QUESTION = ['question.', 'expression.', 'order.', 'match.', 'level.', 'preview.'];

/** Words of a learner's work as others read it. */
const READING = [
  ...QUESTION,
  ...API_ERRORS,
  'view.',
  'class.',
  'outside.',
  'grade.',
  'skills.',
  'explained.',
  'settings.',
  'feedback.note.',
  'feedback.part.',
];

/** Words of administrators' pages, which name every kind of failure. */
const ADMINISTRATION = ['admin.', 'errors.', 'class.refresh', 'class.pseudonym'];

/** Prefixes of the messages each page needs; a message page also gets the words of its own code. */
const NEEDS: Readonly<Record<PageName, readonly string[]>> = {
  practice: [
    ...QUESTION,
    ...API_ERRORS,
    'practice.',
    'view.',
    'feedback.',
    'why.',
    'grade.',
    'skills.',
    'explained.',
    'summary.',
    'settings.',
    'keys.',
    'mine.',
  ],
  consent: [...API_ERRORS, 'consent.'],
  class: [
    ...QUESTION,
    ...API_ERRORS,
    'class.',
    'outside.',
    'view.',
    'activity.',
    'experiment.',
    'questions.',
    'whatIf.',
    'grade.',
    'skills.',
    'explained.',
    'settings.',
    'feedback.note.',
    'feedback.part.',
  ],
  picker: [...QUESTION, ...API_ERRORS, 'picker.', 'activity.', 'whatIf.', 'settings.'],
  login: ['login.'],
  verify: ['verify.', 'login.', ...API_ERRORS, 'errors.browser_binding_failed.', 'errors.state_'],
  resume: ['resume.', 'login.', ...API_ERRORS],
  mentor: [...READING, 'mentor.'],
  review: [...READING, 'review.'],
  register: [...CONNECTING, 'setup.back.', 'message.'],
  setup: [...CONNECTING, 'setup.', 'copy.'],
  admin: ADMINISTRATION,
  platform: ADMINISTRATION,
  message: ['message.'],
  home: ['home.'],
  privacy: ['privacy.'],
  terms: ['terms.'],
};

const kept = new Map<string, Messages>();

/**
 * The messages one page needs, in the language of the locale; `code` adds the words of one error. Picked once: the same
 * page and language answer with the same object.
 */
export function messagesFor(page: PageName, locale: string, code: string | null = null): Messages {
  const language = catalogueLanguage(locale);
  const key = `${page} ${language} ${code ?? ''}`;
  const messages = kept.get(key) ?? pick(page, language, code);
  kept.set(key, messages);
  return messages;
}

function pick(page: PageName, language: Language, code: string | null): Messages {
  const prefixes = ['common.', ...NEEDS[page], ...(code === null ? [] : [`errors.${code}.`])];
  const all = Object.entries(CATALOGUES[language]);
  return Object.fromEntries(all.filter(([key]) => prefixes.some((prefix) => key.startsWith(prefix))));
}
