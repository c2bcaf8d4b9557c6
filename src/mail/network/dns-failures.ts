/** Failures of name resolution. */

import type { Endpoint } from '../../model/endpoint.ts';
import { ProbeFailure } from '../../model/failure.ts';
import { errorCode } from '../../system/error-code.ts';
import type { Address } from '../../system/world.ts';

/** The failure when name resolution took too long. */
export function dnsTimeout(endpoint: Endpoint): ProbeFailure {
  return new ProbeFailure({
    code: 'E_DNS_TIMEOUT',
    phase: `${endpoint.protocol}_dns`,
    message: `The resolver of this runner gave no answer for ${endpoint.host} within ${endpoint.connectTimeoutMs / 1000} s.`,
    hint: 'This says nothing about the mail server. Check the DNS settings of the runner.',
  });
}

/**
 * Turns the system's error for a name that does not resolve into a failure. The system only distinguishes names
 * that do not exist from names that could not be looked up; `reason` is the name server's error, if it was asked.
 */
export function dnsFailure(endpoint: Endpoint, error: unknown, reason: string | undefined): unknown {
  if (error instanceof ProbeFailure) return error;
  const code = errorCode(error);
  if (code === undefined) return error;
  if (reason === 'ELOOP') return loop(endpoint, error);
  const isDefinite = code === 'ENOTFOUND' || code === 'ENODATA';
  if (!isDefinite) return resolverFailure(endpoint, error, code, reason);
  if (code === 'ENODATA' || reason === 'ENODATA') return noAddress(endpoint, error);
  return noSuchName(endpoint, error, reason === 'ENOTFOUND');
}

function noSuchName(endpoint: Endpoint, cause: unknown, isSure: boolean): ProbeFailure {
  return new ProbeFailure({
    code: 'E_DNS_NXDOMAIN',
    phase: `${endpoint.protocol}_dns`,
    message: isSure
      ? `${endpoint.host} does not exist in DNS.`
      : `${endpoint.host} does not exist in DNS, or has no address.`,
    hint: 'Check the spelling of the host, and its A and AAAA records.',
    cause,
  });
}

function noAddress(endpoint: Endpoint, cause: unknown): ProbeFailure {
  return new ProbeFailure({
    code: 'E_DNS_NODATA',
    phase: `${endpoint.protocol}_dns`,
    message: `${endpoint.host} exists in DNS, but has no address.`,
    hint: 'Publish an A or AAAA record for it, or use the name that the MX or SRV record of the domain points to.',
    cause,
  });
}

function loop(endpoint: Endpoint, cause: unknown): ProbeFailure {
  return new ProbeFailure({
    code: 'E_DNS_LOOP',
    phase: `${endpoint.protocol}_dns`,
    message: `${endpoint.host} is a CNAME that leads back to itself.`,
    hint: 'Correct the CNAME records of the zone: one of them must end at a name with an address.',
    cause,
  });
}

/** The failure when it is unknown whether the name exists, which says nothing about the mail server. */
function resolverFailure(endpoint: Endpoint, cause: unknown, code: string, reason = code): ProbeFailure {
  const phase = `${endpoint.protocol}_dns` as const;
  const about = `${endpoint.host} (${reason})`;
  if (reason === 'EREFUSED') {
    return new ProbeFailure({
      code: 'E_DNS_REFUSED',
      phase,
      message: `The resolver of this runner refuses to answer for ${about}.`,
      hint: 'It serves other clients, or other names. Check the DNS settings of the runner; this says nothing about the mail server.',
      cause,
    });
  }
  if (reason === 'ETIMEOUT' || reason === 'ECONNREFUSED') {
    return new ProbeFailure({
      code: 'E_DNS_TIMEOUT',
      phase,
      message: `The resolver of this runner cannot be reached, or gave no answer for ${about}.`,
      hint: 'A firewall may let DNS through over UDP only, or not at all. Check the DNS settings of the runner; this says nothing about the mail server.',
      cause,
    });
  }
  return new ProbeFailure({
    code: 'E_DNS_SERVFAIL',
    phase,
    message: `The resolver of this runner could not answer for ${about}.`,
    hint: 'Often broken DNSSEC, a lame name server, or a runner without network. It says nothing about the mail server itself.',
    cause,
  });
}

/** The failure when the host has addresses, but none of the requested family. */
export function noAddressOfFamily(endpoint: Endpoint, found: readonly Address[]): ProbeFailure {
  const list = found.map((entry) => entry.address).join(', ') || 'none';
  const family = { auto: 'usable', ipv4: 'IPv4', ipv6: 'IPv6' }[endpoint.addressFamily];
  return new ProbeFailure({
    code: 'E_DNS_NODATA',
    phase: `${endpoint.protocol}_dns`,
    message: `${endpoint.host} has no ${family} address (it has: ${list}).`,
    hint: 'Publish the missing record, or change address-family.',
  });
}
