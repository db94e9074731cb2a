import type { PageViews } from '../runtime/pageViews.ts';
import { AdminPage } from './admin/AdminPage.tsx';
import { ClassPage } from './class/ClassPage.tsx';
import { ConsentPage } from './consent/ConsentPage.tsx';
import { HomePage } from './home/HomePage.tsx';
import { LoginPage } from './login/LoginPage.tsx';
import { MentorPage } from './mentor/MentorPage.tsx';
import { MessagePage } from './message/MessagePage.tsx';
import { PickerPage } from './picker/PickerPage.tsx';
import { PlatformPage } from './platform/PlatformPage.tsx';
import { PracticePage } from './practice/PracticePage.tsx';
import { PrivacyPage } from './privacy/PrivacyPage.tsx';
import { RegisterPage } from './register/RegisterPage.tsx';
import { ResumePage } from './resume/ResumePage.tsx';
import { ReviewPage } from './review/ReviewPage.tsx';
import { SetupPage } from './setup/SetupPage.tsx';
import { TermsPage } from './terms/TermsPage.tsx';
import { VerifyPage } from './verify/VerifyPage.tsx';

/** Every page at once: for the server, which draws any of them. */
export const ALL_PAGES: PageViews = {
  practice: PracticePage,
  consent: ConsentPage,
  class: ClassPage,
  picker: PickerPage,
  mentor: MentorPage,
  review: ReviewPage,
  login: LoginPage,
  verify: VerifyPage,
  resume: ResumePage,
  register: RegisterPage,
  setup: SetupPage,
  admin: AdminPage,
  platform: PlatformPage,
  message: MessagePage,
  home: HomePage,
  privacy: PrivacyPage,
  terms: TermsPage,
};
