import type { RecordsView } from '../api/records.ts';
import type { Administration, Administrator } from './administration.ts';
import { viewForwards } from './forwards.ts';
import { viewLrsKeys } from './lrsKeys.ts';
import { viewTenants } from './tenants.ts';

/** Everything about statements from and to outside, for operators. */
export async function viewRecords(admin: Administration, { scope }: Administrator): Promise<RecordsView> {
  const [tenants, keys, forwards] = await Promise.all([
    viewTenants(admin, scope),
    viewLrsKeys(admin),
    viewForwards(admin),
  ]);
  return { endpoint: `${admin.publicUrl}/xapi`, tenants, keys, forwards };
}
