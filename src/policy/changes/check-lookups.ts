/** Record sets of which a change could not be found out. */

import type { Zone } from '../../dns/records.ts';
import type { Concern } from '../concern.ts';
import { failedLookup } from '../failed-lookup.ts';
import type { MailName } from './names-of-mail.ts';

/** Tells which record sets could not be looked up, so that `compareRecords` has left them out. */
export async function checkLookups(
  published: Zone,
  planned: Zone | undefined,
  names: readonly MailName[],
): Promise<readonly Concern[]> {
  const concerns = await Promise.all(
    names.map(async ({ name, type }) => {
      const lookups = await Promise.all([published.lookup(name, type), planned?.lookup(name, type)]);
      const failed = lookups.find((lookup) => lookup?.outcome === 'failed');
      return failed ? [failedLookup(name, type, failed)] : [];
    }),
  );
  return concerns.flat();
}
