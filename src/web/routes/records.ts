import { z } from 'zod';
import { addForward, pauseForward, removeForward, retryForward, viewLetters } from '../../admin/forwards.ts';
import { makeLrsKey, revokeLrsKey } from '../../admin/lrsKeys.ts';
import { viewRecords } from '../../admin/viewRecords.ts';
import { ForwardRequest, LettersQuery, LrsKeyRequest, PauseRequest, RecordId } from '../../api/records.ts';
import { operatorRoute } from '../adminRoute.ts';
import type { ApiRoute } from '../apiRoute.ts';

const Nothing = z.looseObject({});

/** What an operator may do about statements from and to outside. */
export const RECORDS_ROUTES: readonly ApiRoute[] = [
  operatorRoute('get', '/api/admin/records', Nothing, ({ admin }, { by }) => viewRecords(admin, by)),
  operatorRoute('post', '/api/admin/records/keys', LrsKeyRequest, ({ admin }, { by, input }) =>
    makeLrsKey(admin, by, input),
  ),
  operatorRoute('post', '/api/admin/records/keys/revoke', RecordId, async ({ admin }, { by, input }) => {
    await revokeLrsKey(admin, by, input.id);
    return viewRecords(admin, by);
  }),
  operatorRoute('post', '/api/admin/records/forwards', ForwardRequest, async ({ admin }, { by, input }) => {
    await addForward(admin, by, input);
    return viewRecords(admin, by);
  }),
  operatorRoute(
    'post',
    '/api/admin/records/forwards/pause',
    PauseRequest,
    async ({ admin }, { by, input }) => {
      await pauseForward(admin, by, input.id, input.paused);
      return viewRecords(admin, by);
    },
  ),
  operatorRoute('post', '/api/admin/records/forwards/remove', RecordId, async ({ admin }, { by, input }) => {
    await removeForward(admin, by, input.id);
    return viewRecords(admin, by);
  }),
  operatorRoute('post', '/api/admin/records/forwards/retry', RecordId, async ({ admin }, { by, input }) => {
    await retryForward(admin, by, input.id);
    return viewRecords(admin, by);
  }),
  operatorRoute('get', '/api/admin/records/letters', LettersQuery, ({ admin }, { input }) =>
    viewLetters(admin, input.target, input.after ?? null),
  ),
];
