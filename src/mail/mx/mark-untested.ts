/** Tells what a server did from what this machine cannot do: reach IPv6 addresses, or port 25 of anything. */
import { ipFamily } from '../../system/ip-family.ts';
import type { MxTalk } from './talk.ts';

/** This machine has no address or no route of that kind, or a rule of its own forbids it. */
const OWN = ['ENETUNREACH', 'EADDRNOTAVAIL', 'ENETDOWN', 'EACCES', 'EPERM'];
/** A router that answers for every IPv6 address is one without IPv6; for an IPv4 address it may know better. */
const NO_IPV6 = [...OWN, 'EHOSTUNREACH', 'EAFNOSUPPORT'];

/**
 * Returns the talks with `not tested` for those that say nothing about a server: all addresses of a family of which
 * this machine reaches none, and all of port 25 when every connection is swallowed. One refusal proves that a
 * connection gets through.
 */
export function markUntested(talks: readonly MxTalk[]): readonly MxTalk[] {
  const reached = talks.map((talk) => (isOfMissingFamily(talk, talks) ? untested(talk) : talk));
  const tried = reached.filter(({ outcome }) => outcome !== 'not tested');
  return tried.length > 0 && tried.every(isSwallowed) ? reached.map(untested) : reached;
}

/** Whether nothing at all came back from port 25. */
export function isSwallowed({ target, failure }: MxTalk): boolean {
  return target.port === 25 && (failure?.code === 'E_CONN_TIMEOUT' || failure?.code === 'E_PORT25_BLOCKED');
}

function isOfMissingFamily({ target }: MxTalk, talks: readonly MxTalk[]): boolean {
  const family = ipFamily(target.address);
  const codes = family === 6 ? NO_IPV6 : OWN;
  const own = talks.filter((talk) => ipFamily(talk.target.address) === family);
  return own.every(({ failure }) => codes.includes(failure?.systemCode ?? ''));
}

function untested(talk: MxTalk): MxTalk {
  return { ...talk, outcome: 'not tested' };
}
