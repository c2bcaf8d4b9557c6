/** Record sets of which a change could not be found out. */

import type { Lookup, Zone } from '../../dns/records.ts';
import type { FailureCode } from '../../model/failure-codes.ts';
import type { Concern } from '../concern.ts';
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
      return failed ? [unknownSet({ name, type }, failed)] : [];
    }),
  );
  return concerns.flat();
}

function unknownSet({ name, type }: MailName, { failure = 'no answer', isPlanned }: Lookup): Concern {
  const subject = `${type} ${name}`;
  if (isPlanned) {
    const message = `What the plan makes of ${subject} is not known: ${failure}.`;
    const hint = 'Write the value into the plan, or judge what is published after the change.';
    return { code: 'E_PLAN_UNKNOWN', severity: 'unknown', subject, message, hint };
  }
  const message = `${subject} could not be looked up (${failure}), so that it is not known whether it changes.`;
  return {
    code: codeOf(failure),
    severity: 'unknown',
    subject,
    message,
    hint: `Ask by hand: dig ${name} ${type} +trace`,
  };
}

function codeOf(failure: string): FailureCode {
  if (failure === 'REFUSED') return 'E_DNS_REFUSED';
  return /time|ETIMEOUT/i.test(failure) ? 'E_DNS_TIMEOUT' : 'E_DNS_SERVFAIL';
}
