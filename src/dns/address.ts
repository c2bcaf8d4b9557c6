/** IP addresses in one form each, so that equal ones are equal texts (RFC 5952). */
import { ipFamily } from '../system/ip-family.ts';

/** Returns an IPv4 address as it is, undefined when it is none. */
export function ipv4Address(text: string): string | undefined {
  return ipFamily(text) === 4 ? text : undefined;
}

/** Returns an IPv6 address in its short form and lower case, undefined when it is none. */
export function ipv6Address(text: string): string | undefined {
  if (ipFamily(text) !== 6 || text.includes('%')) return undefined;
  return new URL(`http://[${text}]`).hostname.slice(1, -1);
}
