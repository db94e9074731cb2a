import { Router } from 'express';
import { requestLocale } from '../requestLocale.ts';
import { OWN_PAGE } from '../security.ts';
import { sendPage } from '../sendPage.ts';
import type { Web } from '../web.ts';

/** Pages that anybody may read. */
export function pagesRouter(web: Web): Router {
  const router = Router();
  router.get('/', (request, response) => {
    const data = { demoUrl: web.demoUrl };
    sendPage(web, response, { page: 'home', token: null, locale: requestLocale(request), data }, OWN_PAGE);
  });
  for (const page of ['privacy', 'terms'] as const) {
    router.get(`/${page}`, (request, response) => {
      sendPage(web, response, { page, token: null, locale: requestLocale(request), data: {} }, OWN_PAGE);
    });
  }
  return router;
}
