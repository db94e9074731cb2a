import type { Api } from '../../runtime/api.ts';
import type { RequestState } from '../../runtime/useRequest.ts';
import type { Telling } from './useTelling.ts';

/** What a part of the operator's page asks with, and where it tells what came of it. */
export interface Operating extends Telling {
  readonly api: Api;
  readonly request: RequestState;
}
