import { BlockList, isIP } from 'node:net';

/** Created on first use: few runs need it, and the first packet does not have to wait for it. */
let loopback: BlockList | undefined;

/** Whether an IP address never leaves this machine. IPv4-mapped forms count as the address they map. */
export function isLoopback(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  loopback ??= loopbackAddresses();
  return loopback.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

function loopbackAddresses(): BlockList {
  const addresses = new BlockList();
  addresses.addSubnet('127.0.0.0', 8, 'ipv4');
  addresses.addAddress('::1', 'ipv6');
  return addresses;
}
