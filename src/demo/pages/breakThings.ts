import type { Demo } from '../demo.ts';
import type { Breaks } from '../state.ts';
import { moment } from './grade.ts';
import { type Html, html } from './html.ts';
import type { Page } from './sendPage.ts';

interface Switch {
  readonly name: keyof Breaks;
  readonly title: string;
  readonly does: string;
  readonly expect: string;
}

/** The switches in the order of the page. */
const SWITCHES: readonly Switch[] = [
  {
    name: 'gradebookDown',
    title: 'Gradebook down',
    does: 'Every grade request is answered 503.',
    expect:
      'Practice goes on as if nothing happened. The learner reads that the grade is waiting, the teacher sees why; after you switch this off it arrives by itself, once.',
  },
  {
    name: 'slow',
    title: 'Slow services',
    does: 'Every service answers after five seconds.',
    expect:
      'Questions and feedback stay quick, because nothing a learner does waits for the LMS. The grade comes a little later.',
  },
  {
    name: 'busy',
    title: 'Too many requests',
    does: 'Grade requests are answered 429 with “Retry-After: 30”.',
    expect:
      'The tool waits at least as long as it was told and does not hammer. The call list below shows it.',
  },
  {
    name: 'tokenRefused',
    title: 'Token refused',
    does: 'Tokens given so far are worthless and new ones are refused with “invalid_client”.',
    expect:
      'The learner reads that the grade is saved and when the next try is. The tool tries at growing intervals; after you switch this off the grade arrives by itself, once. The teacher finds it among the things to act on, with a message for whoever runs the LMS; refused for two days, it stops.',
  },
  {
    name: 'noStorage',
    title: 'No storage',
    does: 'The activity’s frame is sandboxed: no cookies, no storage.',
    expect:
      'Instead of an error the tool offers one button that opens the activity in a new window, where it works.',
  },
  {
    name: 'noPlatformStorage',
    title: 'Nothing kept for tools',
    does: 'The LMS keeps nothing on behalf of tools (no platform storage), as Moodle does not.',
    expect:
      'Nothing, as long as your browser lets the tool keep something of its own. Block all its cookies and data too, and it offers the new window.',
  },
];

function card(one: Switch, on: boolean): Html {
  return html`<li class="card"><h3>${one.title} <span class="${on ? 'on' : 'soft'}">${on ? '(on)' : '(off)'}</span></h3><p>${one.does}</p>
<p class="soft"><strong>What you should see:</strong> ${one.expect}</p>
<form method="post" action="/break-things"><input type="hidden" name="name" value="${one.name}">
<input type="hidden" name="on" value="${on ? 'no' : 'yes'}"><button class="${on ? '' : 'quiet'}">${on ? 'Switch off' : 'Switch on'}<span class="sr"> ${one.title}</span></button></form></li>`;
}

/** What the tool asked for. On a narrow page its rows are drawn as cards: roles keep them rows of a table. */
function callTable(demo: Demo): Html {
  const { calls } = demo.journal;
  if (calls.length === 0)
    return html`<p>The tool has not called any service since this demo was started.</p>`;
  return html`<div class="scroll" role="region" aria-label="Calls of the tool" tabindex="0"><table class="calls" role="table"><caption>Latest first; reload the page for newer ones</caption>
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">When</th><th scope="col" role="columnheader">Request</th><th scope="col" role="columnheader">Answer</th></tr></thead>
<tbody role="rowgroup">${calls.map(
    (call) =>
      html`<tr role="row"><td role="cell">${moment(call.at)}</td><td role="cell"><code>${call.what}</code></td><td role="cell" class="${call.status < 400 ? 'ok' : 'on'}">${call.status}</td></tr>`,
  )}</tbody></table></div>`;
}

const COOKIE_NOTE = html`<section class="card" aria-labelledby="cookies"><h2 id="cookies">Block third-party cookies in your browser</h2>
<p>The tool (<code>localhost</code>) and this LMS (<code>127.0.0.1</code>) are different sites, so inside the frame the tool is a third party. Block its cookies and open an activity: it should simply work. Block all its cookies and site data for <code>localhost</code>, and the LMS keeps the one secret for it; then only a reload of the frame has to start again from the course.</p>
<ul><li><strong>Chrome, Edge:</strong> Settings › Privacy and security › Third-party cookies › “Block third-party cookies”.</li>
<li><strong>Firefox:</strong> Settings › Privacy &amp; Security › Enhanced Tracking Protection › Custom › Cookies › “All cross-site cookies”.</li>
<li><strong>Safari:</strong> nothing to do: “Prevent cross-site tracking” (Settings › Privacy) is on unless you switched it off.</li></ul></section>`;

/** Switches that make the LMS misbehave, and the tool's latest calls. */
export function breakPage(demo: Demo): Page {
  const { breaks } = demo.state.now;
  return {
    title: 'Break things',
    trail: [{ href: '/', text: 'Home' }],
    body: html`<h1>Break things</h1><p class="lead">A real LMS fails now and then. Make this one fail and watch the tool cope. A switch stays on until you switch it off, even over a restart.</p>
<h2>Switches</h2><ul class="cards">${SWITCHES.map((one) => card(one, breaks[one.name]))}</ul>${COOKIE_NOTE}
<h2>What the tool asked this LMS</h2>${callTable(demo)}`,
  };
}
