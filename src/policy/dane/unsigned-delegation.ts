/** Whether a name cannot be secure: a zone above it, or its own, is delegated without a DS record (RFC 4035 section 5.2). */
import { namesAbove } from '../../dns/query/wire-name.ts';
import type { Zone } from '../../dns/records.ts';

/**
 * Looks for a delegation without DS records on the way to a name. It needs no resolver that validates: where there are
 * none, there is nothing to validate with.
 *
 * @returns false also where that is not known
 */
export async function isBelowUnsigned(zone: Zone, name: string): Promise<boolean> {
  const names = [name, ...namesAbove(name)].filter((each) => each !== '');
  const unsigned = await Promise.all(
    names.map(async (each) => {
      const [servers, ds] = await Promise.all([zone.lookup(each, 'NS'), zone.lookup(each, 'DS')]);
      const isCut = servers.outcome === 'found' && servers.aliases.length === 0;
      return isCut && ds.outcome === 'nodata';
    }),
  );
  return unsigned.includes(true);
}
