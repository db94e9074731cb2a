import type { PageName } from '../../src/api/page.ts';
import type { PageViews } from '../runtime/pageViews.ts';
import { LoginPage } from './login/LoginPage.tsx';
import { PracticePage } from './practice/PracticePage.tsx';
import { ResumePage } from './resume/ResumePage.tsx';
import { VerifyPage } from './verify/VerifyPage.tsx';

/**
 * How the browser gets each page. What a learner's launch passes through is in the first file; instructors' pages come
 * when they are opened. Pages without behaviour of their own are left as the server drew them.
 */
const LOADERS: { readonly [N in PageName]: (() => Promise<PageViews[N]>) | null } = {
  practice: async () => PracticePage,
  login: async () => LoginPage,
  verify: async () => VerifyPage,
  resume: async () => ResumePage,
  consent: async () => (await import('./consent/ConsentPage.tsx')).ConsentPage,
  class: async () => (await import('./class/ClassPage.tsx')).ClassPage,
  picker: async () => (await import('./picker/PickerPage.tsx')).PickerPage,
  mentor: async () => (await import('./mentor/MentorPage.tsx')).MentorPage,
  review: async () => (await import('./review/ReviewPage.tsx')).ReviewPage,
  register: async () => (await import('./register/RegisterPage.tsx')).RegisterPage,
  setup: async () => (await import('./setup/SetupPage.tsx')).SetupPage,
  admin: async () => (await import('./admin/AdminPage.tsx')).AdminPage,
  platform: async () => (await import('./platform/PlatformPage.tsx')).PlatformPage,
  message: null,
  home: null,
  privacy: null,
  terms: null,
};

/** The component of a page, fetched when needed; null for a page that needs no script. */
export async function loadPage<N extends PageName>(name: N): Promise<PageViews[N] | null> {
  const load = LOADERS[name];
  return load === null ? null : load();
}
