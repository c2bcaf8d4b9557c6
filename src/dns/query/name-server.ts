/** Where a name server is. */
import { ipFamily } from '../../system/ip-family.ts';

/** The address of a name server. */
export interface NameServerAddress {
  readonly address: string;
  readonly port: number;
}

/** Where name servers listen. */
export const DNS_PORT = 53;
const MAX_PORT = 65_535;

/** Reads `192.0.2.1`, `192.0.2.1:5353`, `2001:db8::1` or `[2001:db8::1]:5353`. Returns nothing for anything else. */
export function readServerAddress(text: string): NameServerAddress | undefined {
  if (ipFamily(text) !== 0) return { address: text, port: DNS_PORT };
  const [, bracketed, plain, digits] = /^(?:\[([^\]]+)\]|([\d.]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const address = bracketed ?? plain ?? '';
  const port = digits === undefined ? DNS_PORT : Number(digits);
  const family = bracketed === undefined ? 4 : 6;
  return ipFamily(address) === family && port >= 1 && port <= MAX_PORT ? { address, port } : undefined;
}

/** Shows the address of a name server, with its port where it is not 53. */
export function showServer({ address, port }: NameServerAddress): string {
  if (port === DNS_PORT) return address;
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
