import { type Html, html } from './html.ts';
import type { Page } from './sendPage.ts';

/** A page that posts hidden fields to an address at once, with a button for browsers without scripts. */
export function autoForm(title: string, action: string, fields: Readonly<Record<string, string>>): Page {
  const inputs: Html[] = Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return {
    title,
    bare: true,
    body: html`<form id="go" method="post" action="${action}">${inputs}
<p>${title} … <button>Continue</button></p></form>`,
    script: "document.getElementById('go').submit();",
  };
}
