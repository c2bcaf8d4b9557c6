/** Quota (RFC 9208): how full the storage of the INBOX is. */

import { ProbeFailure } from '../../model/failure.ts';
import { type Refusal, refusedCommand } from '../imap/refusals.ts';
import type { ImapSession } from '../imap/session.ts';
import { listOf, numberOf, text, textOf } from '../imap/wire/values.ts';

const RESOURCE = /^[A-Z][A-Z0-9-]{0,40}$/;

/**
 * Returns the used part of each resource that has a limit, such as `STORAGE`; when there are several roots, the fullest
 * counts. Empty when the server has no quota for this user, or says that it has none.
 */
export async function quotaRatios(imap: ImapSession): Promise<ReadonlyMap<string, number>> {
  const ratios = new Map<string, number>();
  let refusal: Refusal | undefined;
  const refused = refusedCommand(imap, 'GETQUOTAROOT', 'imap_status');
  try {
    await imap.run({
      name: 'GETQUOTAROOT',
      args: [text('INBOX')],
      phase: 'imap_status',
      untagged: {
        QUOTA: ({ attributes }) => {
          const list = listOf(attributes?.[1]);
          for (let index = 0; index + 2 < list.length; index += 3) {
            const resource = textOf(list[index])?.toUpperCase() ?? '';
            const used = numberOf(list[index + 1]);
            const limit = numberOf(list[index + 2]);
            // Servers write a limit of 0 when there is none.
            if (used === undefined || !limit || !RESOURCE.test(resource)) continue;
            ratios.set(resource, Math.max(ratios.get(resource) ?? 0, used / limit));
          }
        },
      },
      onRefusal: (given) => {
        refusal = given;
        return refused(given);
      },
    });
  } catch (error) {
    // Some servers refuse a user without quota. A threshold on the ratio is then not met.
    if (!(refusal?.status === 'NO' && error instanceof ProbeFailure)) throw error;
  }
  return ratios;
}
