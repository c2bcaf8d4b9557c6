/** Which addresses are dialled, and who says them. */
import type { MxTarget } from '../../../mail/mx/talk.ts';

/** A host of MX records, and its addresses in both zones. */
export interface DialHost {
  /** In ASCII, in lower case. */
  readonly host: string;
  readonly published: readonly string[];
  /** Empty without a plan. */
  readonly planned: readonly string[];
}

/** A line of `mx-addresses`. */
export interface GivenAddress {
  /** In ASCII, in lower case. */
  readonly host: string;
  readonly address: string;
}

/**
 * Returns what to dial, each address of a host once. Addresses that the user gives replace those of DNS; of the others
 * the planned ones come first. An address that is published and planned is a published one: nothing about it is new.
 */
export function dialTargets(
  hosts: readonly DialHost[],
  given: readonly GivenAddress[],
  port: number,
): readonly MxTarget[] {
  return hosts.flatMap(({ host, published, planned }) => {
    const own = given.filter((line) => line.host === host).map(({ address }) => address);
    const addresses = own.length > 0 ? own : [...planned, ...published];
    return [...new Set(addresses)].map((address): MxTarget => {
      const origin = own.length > 0 ? 'input' : published.includes(address) ? 'published' : 'planned';
      return { host, address, port, origin };
    });
  });
}
