import { Router } from 'express';
import type { Web } from '../web.ts';

/** For machines that watch: process up, store reachable, numbers. */
export function statusRouter(web: Web): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.type('text').send('ok\n');
  });
  router.get('/readyz', async (_request, response) => {
    if (web.draining.aborted) {
      response.status(503).type('text').send('stopping\n');
      return;
    }
    try {
      await web.practice.store.ping();
      response.type('text').send('ready\n');
    } catch (error) {
      web.logger.error({ err: error }, 'store does not answer');
      response.status(503).type('text').send('store unavailable\n');
    }
  });
  router.get('/metrics', async (_request, response) => {
    await web.metrics.refresh();
    response.type(web.metrics.registry.contentType).send(await web.metrics.registry.metrics());
  });
  return router;
}
