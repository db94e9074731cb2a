import type { Demo } from '../demo.ts';
import { moment } from '../pages/grade.ts';
import { type Html, html } from '../pages/html.ts';
import type { Page } from '../pages/sendPage.ts';
import type { Client } from '../state.ts';
import { configurationUrl } from './configuration.ts';

const TRAIL = [{ href: '/', text: 'Home' }];

/** The tool asks for the page to be closed when it is done; only its own frame is listened to. */
function closeScript(toolOrigin: string): string {
  return `addEventListener('message', (event) => {
  const frame = document.getElementById('tool');
  if (event.origin !== ${JSON.stringify(toolOrigin)} || event.source !== frame.contentWindow) return;
  if (event.data && event.data.subject === 'org.imsglobal.lti.close') location.assign('/connections');
});`;
}

/** The registration page of the tool in a frame, as Moodle and Canvas show it. */
export function connectPage(demo: Demo, permission: string): Page {
  const src = new URL('/lti/register', demo.tool.url);
  src.searchParams.set('openid_configuration', configurationUrl(demo));
  src.searchParams.set('registration_token', permission);
  return {
    title: 'Connect Trellis',
    trail: [...TRAIL, { href: '/connections', text: 'Connections' }],
    body: html`<h1>Connect Trellis</h1>
<p>This is what an administrator sees who gave the tool's registration address to their LMS. The tool asks first; after
“Connect” it fetches this LMS's configuration, registers itself, and asks for this page to be closed.</p>
<iframe id="tool" name="tool" src="${src.href}" title="Registration, shown by the tool"></iframe>`,
    script: closeScript(demo.tool.origin),
  };
}

function clientCard(client: Client): Html {
  return html`<li class="card"><h3><code>${client.clientId}</code></h3>
<p>Deployment <code>${client.deploymentId}</code>, registered ${moment(client.createdAt)}, ${client.scopes.length} services granted.</p>
<form method="post" action="/connections/${client.clientId}/activity"><button>Open an activity by it<span class="sr">: ${client.clientId}</span></button></form></li>`;
}

/** The tool's connections to this LMS: the one that comes with the demo, and those it has registered since. */
export function connectionsPage(demo: Demo): Page {
  const { clients } = demo.state.now;
  return {
    title: 'Connections',
    trail: TRAIL,
    body: html`<h1>Connections</h1>
<p class="lead">Trellis is connected from the start, as <code>${demo.registration.clientId}</code>. Connect it once more to see
how a real LMS does it: by dynamic registration.</p>
<div class="row"><a class="button" href="/connections/new">Connect Trellis</a></div>
${
  clients.length === 0
    ? null
    : html`<h2>Registered by the tool itself</h2>
<p>Whether its launches are let in is for the tool's operator to say: at once with a one-time code (<code>npm run trellis -- platform code</code>), else by approving it (<code>npm run trellis -- platform list</code>, then <code>platform approve</code>).</p>
<ul class="cards">${clients.map(clientCard)}</ul>`
}`,
  };
}
