/** Questions without an answer: nothing is known then, and nothing may be called right or wrong. */
import { typeLabel } from '../dns/record-types.ts';
import type { Lookup, RecordType } from '../dns/records.ts';
import type { Concern } from './concern.ts';

/** Says that a look-up has failed; undefined when it has not. */
export function unanswered(name: string, type: RecordType, lookup: Lookup): Concern | undefined {
  return lookup.outcome === 'failed' ? failedLookup(name, type, lookup) : undefined;
}

/** Says that a look-up has failed. The subject is the type and the name, so that each is told once. */
export function failedLookup(
  name: string,
  type: RecordType,
  { failure = 'timeout', isPlanned }: Pick<Lookup, 'failure' | 'isPlanned'>,
): Concern {
  const question = `${typeLabel(type)} ${name}`;
  const severity = 'unknown' as const;
  const about = { subject: question, severity };
  switch (failure) {
    case 'SERVFAIL':
      return {
        ...about,
        code: 'E_DNS_SERVFAIL',
        message: `The question for ${question} was answered with SERVFAIL, so it was not tested.`,
        hint: `Look at what the name servers say: dig +trace ${name} ${typeLabel(type)}`,
      };
    case 'bogus':
      return {
        code: 'E_DNSSEC_BOGUS',
        severity: 'critical',
        subject: question,
        message: `The answer for ${question} cannot be validated: its signatures do not fit the DS records above it.`,
        hint: `Find the broken link with: delv ${name} ${typeLabel(type)}`,
      };
    case 'ELOOP':
      return {
        code: 'E_DNS_LOOP',
        severity: 'critical',
        subject: question,
        message: `The aliases of ${name} lead back to themselves, or are too many to follow.`,
        hint: `Follow them with: dig ${name} ${typeLabel(type)}`,
      };
    case 'REFUSED':
    case 'NOTAUTH':
    case 'no AA':
    case 'no recursion':
      return {
        ...about,
        code: 'E_DNS_REFUSED',
        message: `No server gives an answer for ${question} (${failure}), so it was not tested.`,
        hint: 'Name resolvers that answer for this machine in resolvers, or servers that have the zone in name-servers.',
      };
    default:
      return isPlanned === true && !isOfNetwork(failure)
        ? planned(question, failure)
        : {
            ...about,
            code: 'E_DNS_TIMEOUT',
            message: `The question for ${question} was not answered (${failure}), so it was not tested.`,
            hint: 'Run it again. If it stays so, look whether this machine reaches the name servers over UDP and TCP on port 53.',
          };
  }
}

/** Failures that a name server, or the way to it, has had: the plan may still be right. */
const OF_NETWORK: ReadonlySet<string> = new Set([
  ...['timeout', 'out of time', 'no answer', 'no address', 'no resolver', 'no name server', 'another zone', 'unknown'],
]);

function isOfNetwork(failure: string): boolean {
  return OF_NETWORK.has(failure) || /^[A-Z\d_]+$/.test(failure);
}

/** A plan says itself that it does not hold the answer, or its aliases lead to no name. */
function planned(question: string, reason: string): Concern {
  const isLoop = reason.includes('aliases');
  return {
    code: isLoop ? 'E_DNS_LOOP' : 'E_PLAN_UNKNOWN',
    severity: isLoop ? 'critical' : 'unknown',
    subject: question,
    message: `What ${question} will be is not known: ${reason}.`,
    hint: isLoop
      ? 'Let the last alias name a host with addresses.'
      : 'Write the value into the plan, or judge it again after it is published with stage: live.',
  };
}

/** Concerns without those that say the same of the same subject again. */
export function toldOnce(concerns: readonly Concern[]): Concern[] {
  const told = new Set<string>();
  return concerns.filter(({ code, subject }) => {
    const key = `${code} ${subject}`;
    if (told.has(key)) return false;
    told.add(key);
    return true;
  });
}
