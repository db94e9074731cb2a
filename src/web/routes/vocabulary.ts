import { Router } from 'express';
import { TrellisError } from '../../errors.ts';
import { vocabularyEntry } from '../../xapi/vocabulary/profile.ts';
import type { Web } from '../web.ts';

/** The words that statements are written in, each under its own IRI: for everybody, from every page. */
export function vocabularyRouter({ publicUrl }: Pick<Web, 'publicUrl'>): Router {
  const router = Router();
  router.get(
    [
      '/xapi/profile',
      '/xapi/profile/v1',
      '/xapi/verbs/:name',
      '/xapi/extensions/:name',
      '/xapi/templates/:name',
    ],
    (request, response) => {
      const entry = vocabularyEntry(publicUrl, `${publicUrl}${request.path}`);
      if (entry === null) throw new TrellisError('not_found', 'no such word');
      response.setHeader('access-control-allow-origin', '*');
      response.setHeader('cache-control', 'public, max-age=3600');
      response.type('application/ld+json').send(JSON.stringify(entry));
    },
  );
  return router;
}
