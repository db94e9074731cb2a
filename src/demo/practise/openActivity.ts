import { z } from 'zod';
import type { Browser } from './browser.ts';
import { formOf, type PostedForm, pageDataOf } from './htmlForm.ts';
import { Turn } from './seenTurn.ts';

const loginPage = z.object({ page: z.literal('login'), data: z.object({ authUrl: z.url() }) });
const practicePage = z.object({
  page: z.literal('practice'),
  token: z.string().min(1),
  data: z.object({ turn: Turn }),
});
const otherPage = z.object({ page: z.string(), data: z.object({ code: z.string() }).partial() });

export interface Opened {
  readonly bearer: string;
  readonly turn: Turn;
}

function need(form: PostedForm | null, where: string): PostedForm {
  if (!form) throw new Error(`there is no form in ${where}`);
  return form;
}

function opened(page: string): Opened {
  const data = pageDataOf(page);
  const practice = practicePage.safeParse(data);
  if (practice.success) return { bearer: practice.data.token, turn: practice.data.data.turn };
  const other = otherPage.safeParse(data);
  const shown = other.success ? `${other.data.page} ${other.data.data.code ?? ''}`.trim() : 'unknown';
  throw new Error(`the tool shows another page than practice: ${shown}`);
}

/** Launches as a browser does: login initiation, authentication request, signed launch. The page it ends at. */
export async function launchPage(browser: Browser, launchUrl: string): Promise<string> {
  const click = need(formOf((await browser.get(launchUrl)).text), 'the launch page');
  const login = (await browser.postForm(click.action, click.fields)).text;
  const page = loginPage.safeParse(pageDataOf(login));
  // The tool either shows a page that picks a way to keep state, or has sent the browser on already.
  const answer = page.success ? (await browser.get(page.data.data.authUrl)).text : login;
  const launch = need(formOf(answer), 'the answer to the authentication request');
  return (await browser.postForm(launch.action, launch.fields)).text;
}

/** Opens an activity, up to its first question. Throws when the tool shows another page. */
export async function openActivity(browser: Browser, launchUrl: string): Promise<Opened> {
  return opened(await launchPage(browser, launchUrl));
}
