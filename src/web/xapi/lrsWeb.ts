import type { Response } from 'express';
import type { SaidLast } from '../../lrs/describeThings.ts';
import type { Lrs } from '../../lrs/lrs.ts';
import type { Limits } from '../limits.ts';
import type { XapiMethod, XapiRequest } from './xapiRequest.ts';

/** What the resources of the record store are given. */
export interface LrsWeb {
  readonly lrs: Lrs & { readonly said: SaidLast };
  readonly limits: Pick<Limits, 'records'>;
}

/** A resource: what it does for each method it has. */
export type Resource = Readonly<
  Partial<Record<XapiMethod, (web: LrsWeb, request: XapiRequest, response: Response) => Promise<void>>>
>;
