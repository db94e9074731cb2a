import { randomBytes } from 'node:crypto';
import type { Response } from 'express';
import type { Demo } from '../demo.ts';
import { type Html, html, inlineScript } from './html.ts';

/** A page in words: what stands in `<main>`, and what script it runs. */
export interface Page {
  readonly title: string;
  readonly body: Html;
  /** Source of a script of ours; the page works without it where it can. */
  readonly script?: string;
  /** Trail from the home page to here. */
  readonly trail?: readonly { readonly href: string; readonly text: string }[];
  /** Who the visitor is at the moment. */
  readonly who?: string;
  /** A bare page has no header: it lives in a frame for a moment. */
  readonly bare?: true;
}

function header(page: Page): Html {
  return html`<a class="skip" href="#main">Skip to the content</a>
<header><p class="banner"><strong>Demo LMS.</strong> Everything here is made up: the school, the people, the grades.</p>
<div class="bar"><a class="brand" href="/"><span aria-hidden="true">◗</span> Larkfield School</a>
<nav aria-label="Tools"><a href="/connections">Connections</a> <a href="/break-things">Break things</a></nav>
${page.who ? html`<p class="who">You are <strong>${page.who}</strong> · <a href="/">be somebody else</a></p>` : null}</div></header>
${page.trail ? html`<nav class="trail" aria-label="You are here"><ol>${page.trail.map((step) => html`<li><a href="${step.href}">${step.text}</a></li>`)}</ol></nav>` : null}`;
}

function documentOf(page: Page, nonce: string): Html {
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title} · Larkfield demo LMS</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/demo.css"></head>
<body>${page.bare ? null : header(page)}
<main id="main" tabindex="-1">${page.body}</main>
${page.script ? inlineScript(nonce, page.script) : null}</body></html>`;
}

/** Only our own style, only scripts with this response's nonce, only the tool in frames and as target of forms. */
function policy(demo: Demo, nonce: string): string {
  const tool = demo.tool.origin;
  return [
    "default-src 'none'",
    "style-src 'self'",
    `script-src 'nonce-${nonce}'`,
    'img-src data:',
    "connect-src 'self'",
    `frame-src 'self' ${tool}`,
    `form-action 'self' ${tool}`,
    "frame-ancestors 'self'",
    "base-uri 'none'",
  ].join('; ');
}

/** Answers with a whole page under a strict content security policy. */
export function sendPage(demo: Demo, res: Response, page: Page): void {
  const nonce = randomBytes(16).toString('base64');
  res
    .set('content-security-policy', policy(demo, nonce))
    .set('cache-control', 'no-store')
    .type('html')
    .send(documentOf(page, nonce).text);
}
