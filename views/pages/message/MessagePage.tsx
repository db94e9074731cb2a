import type { VNode } from 'preact';
import type { Pages } from '../../../src/api/page.ts';
import { PlainPage } from '../../components/plain-page/PlainPage.tsx';
import { problemWords } from '../../components/problem/ProblemNotice.tsx';
import { useText } from '../../runtime/text.ts';

/** Codes after which the way on is the page for setting up. The LMS's frame cannot show it, so it gets a window. */
const SET_UP: readonly string[] = ['registration_request_invalid'];

/** Something a person must know: what happened, what was kept, what to do; and what support needs to find it. */
export function MessagePage({ data }: { data: Pages['message'] }): VNode {
  const text = useText();
  const problem = { code: data.code, params: data.params, reference: data.reference };
  return (
    <PlainPage title={problemWords(text, problem, 'title')}>
      <p class="lead">{problemWords(text, problem, 'body')}</p>
      <h2>{text.t('message.do')}</h2>
      <p>{problemWords(text, problem, 'action')}</p>
      {SET_UP.includes(data.code) ? (
        <p>
          <a href="/lti/setup" target="_blank" rel="noreferrer">
            {text.t('common.title.setup')}
          </a>
        </p>
      ) : null}
      <p class="small">
        {text.t('message.support')} <bdi>{data.code}</bdi> · <bdi>{data.reference}</bdi> ·{' '}
        <time dateTime={new Date(data.at).toISOString()}>{new Date(data.at).toISOString()}</time>
      </p>
    </PlainPage>
  );
}
