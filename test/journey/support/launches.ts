import assert from 'node:assert/strict';
import type { Page, Request } from 'playwright-core';
import { formOf, type PostedForm } from '../../../src/demo/practise/htmlForm.ts';
import { pageDataOf } from '../../support/browserless.ts';
import type { School } from './school.ts';

/** What one tab has sent on its way through launches. */
export interface LaunchTrail {
  /** Authentication requests: each spends a hint of the platform. */
  readonly hints: number;
  /** Launches, each with whether the cookie of its login came along. */
  readonly launches: readonly { readonly cookie: boolean }[];
  /** Proofs of the browser that were asked for after a launch. */
  readonly proofs: number;
  /** Pages taken up again after a reload. */
  readonly resumed: number;
}

/** Notes what a tab sends from now on; `read` waits until all of it is known. */
export function follow(page: Page): () => Promise<LaunchTrail> {
  const sent: Request[] = [];
  page.on('request', (request) => sent.push(request));
  const those = (path: string) => sent.filter((request) => new URL(request.url()).pathname === path);
  return async () => ({
    hints: those('/lti/auth').length,
    launches: await Promise.all(
      those('/lti/launch').map(async (request) => ({
        cookie: ((await request.allHeaders()).cookie ?? '').includes('__Host-lti_'),
      })),
    ),
    proofs: those('/lti/launch/verify').length,
    resumed: those('/api/page').length,
  });
}

/**
 * A launch begun by another browser: the form the LMS answered it with, signed and never sent to the tool. Whoever posts
 * it would be signed in as the person who began.
 */
export async function begunElsewhere(school: School, person: string, activity: string): Promise<PostedForm> {
  const textOf = async (url: string, init?: RequestInit) => (await fetch(url, init)).text();
  const path = `/as/${person}/courses/y8-maths/activities/${activity}/launch`;
  const click = formOf(await textOf(school.demoUrl + path)) ?? assert.fail('the LMS begins a launch');
  const login = await textOf(click.action, { method: 'POST', body: click.fields });
  const { authUrl } = pageDataOf<'login'>(login).data;
  return formOf(await textOf(authUrl)) ?? assert.fail('the LMS signs a launch');
}

/** Posts a form from a page, into the frame or tab of this name. */
export async function postFrom(page: Page, { action, fields }: PostedForm, target: string): Promise<void> {
  await page.evaluate(
    (form) => {
      const element = Object.assign(document.createElement('form'), form.of);
      for (const [name, value] of form.fields) {
        element.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
      }
      document.body.append(element);
      element.submit();
    },
    { of: { action, target, method: 'post' }, fields: [...fields] },
  );
}
