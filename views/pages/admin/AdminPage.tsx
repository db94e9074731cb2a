import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { AdminOverview, SignedIn } from '../../../src/api/administration.ts';
import type { Pages } from '../../../src/api/page.ts';
import { type Api, createApi, type Outcome, type Problem } from '../../runtime/api.ts';
import { OperatorView } from './OperatorView.tsx';
import { keepToken, keptToken, takeLink } from './operatorToken.ts';
import { SignInView } from './SignInView.tsx';

/** Where somebody stands at the door. */
type Door =
  | { readonly at: 'looking' }
  | { readonly at: 'outside'; readonly problem: Problem | null }
  | { readonly at: 'inside'; readonly api: Api; readonly overview: AdminOverview };

function withToken(token: string, overview: AdminOverview): Door {
  keepToken(token);
  return { at: 'inside', api: createApi(token), overview };
}

function outside(problem: Problem | null): Door {
  return { at: 'outside', problem };
}

async function byLink(link: string): Promise<Door> {
  const outcome: Outcome<SignedIn> = await createApi(null).post('/api/admin/sign-in', { link });
  return outcome.ok ? withToken(outcome.value.token, outcome.value.overview) : outside(outcome.problem);
}

async function byTab(token: string): Promise<Door> {
  const outcome: Outcome<AdminOverview> = await createApi(token).get('/api/admin/platforms');
  if (outcome.ok) return withToken(token, outcome.value);
  // Away from the network the session may still be good; told it is over, nothing of it is kept.
  if (outcome.problem.code === 'offline') return outside(outcome.problem);
  keepToken(null);
  return outside(outcome.problem.code === 'session_missing' ? null : outcome.problem);
}

/** The door of the operator: a one-time link, or a session this tab has kept. */
function enter(): Promise<Door> {
  const link = takeLink();
  if (link !== null) return byLink(link);
  const token = keptToken();
  return token === null ? Promise.resolve(outside(null)) : byTab(token);
}

/** Administration of the tool. Nothing is on the page before its reader has signed in. */
export function AdminPage(_: { data: Pages['admin'] }): VNode {
  const [door, open] = useState<Door>({ at: 'looking' });
  useEffect(() => {
    const go = () => void enter().then(open);
    go();
    // A link pasted into the address of the open page changes nothing but its fragment.
    addEventListener('hashchange', go);
    return () => removeEventListener('hashchange', go);
  }, []);
  if (door.at !== 'inside') {
    return (
      <SignInView problem={door.at === 'outside' ? door.problem : null} looking={door.at === 'looking'} />
    );
  }
  const leave = (problem: Problem | null) => {
    keepToken(null);
    open(outside(problem));
  };
  return <OperatorView api={door.api} start={door.overview} onLeave={leave} />;
}
