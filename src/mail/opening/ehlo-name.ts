/** The name that this client gives in EHLO. */
import { hostname } from 'node:os';
import type { Endpoint } from '../../model/endpoint.ts';
import { ipFamily } from '../../system/ip-family.ts';

/**
 * Returns the name to send in EHLO: the configured one, else the name of this machine when it is a full one, else the
 * address from which the connection was made, as a literal (RFC 5321 section 4.1.4). Servers refuse a name without a
 * dot, and the machines of hosted runners have such names.
 */
export function ownEhloName(
  { ehloName }: Pick<Endpoint, 'ehloName'>,
  { localAddress }: { readonly localAddress?: string | undefined },
  machine: string = hostname(),
): string {
  if (ehloName !== undefined) return ehloName;
  return isFullName(machine) ? machine : addressLiteral(localAddress);
}

/** Whether a name has at least two labels, and the last of them is no number. */
function isFullName(name: string): boolean {
  const labels = name.split('.');
  const isValid = labels.every((label) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(label));
  return isValid && name.length <= 253 && labels.length > 1 && /[a-z]/i.test(labels.at(-1) ?? '');
}

/** `[192.0.2.1]`, `[IPv6:2001:db8::1]` (RFC 5321 section 4.1.3). */
function addressLiteral(address = ''): string {
  const [plain = ''] = address.replace(/^::ffff:(?=[\d.]+$)/i, '').split('%');
  const family = ipFamily(plain);
  if (family === 4) return `[${plain}]`;
  return family === 6 ? `[IPv6:${plain}]` : '[127.0.0.1]';
}
