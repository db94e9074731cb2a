import { useState } from 'preact/hooks';
import type { PageData, PageName, Pages } from '../../src/api/page.ts';
import { useSession } from './session.ts';
import { useLanguageChange } from './useLanguageChange.ts';

/**
 * What a page was made of, told once more when the tool knows of another language. What the reader has done on the page is
 * not in it and stays; where the session shows another page by now, or no answer comes, it stays as it was told.
 */
export function useRetold<N extends PageName>(name: N, data: Pages[N]): Pages[N] {
  const { api } = useSession();
  const [told, set] = useState(data);
  useLanguageChange(() => {
    void api.get<PageData<N>>('/api/page').then((outcome) => {
      if (outcome.ok && outcome.value.page === name) set(outcome.value.data);
    });
  });
  return told;
}
