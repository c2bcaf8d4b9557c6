/** A policy as it was got hold of: from its host, or from a file of the workspace. */
import type { FailureCode } from '../../model/failure-codes.ts';
import { type ReadPolicy, readPolicy } from './read-policy.ts';

/** What has become of a policy. */
export interface PolicyFetch {
  readonly origin: 'fetched' | 'file';
  /** The address of the policy, or the path of the file. */
  readonly where: string;
  /** The text. Absent when there is none that senders could use. Untrusted. */
  readonly body?: string | undefined;
  /** Why there is no text, or what some senders refuse it for. */
  readonly trouble?: FetchTrouble | undefined;
  /** The IP address of the host that gave it. */
  readonly address?: string | undefined;
  /** From the first question to the last octet. */
  readonly seconds?: number | undefined;
}

/** Why a policy could not be got, or not as it should be. */
export interface FetchTrouble {
  readonly code: FailureCode;
  /** Whether it is the trouble of this machine, or of the way from it: senders may well get the policy. */
  readonly isUnknown: boolean;
  /** One sentence. Untrusted. */
  readonly message: string;
  readonly hint: string;
}

/** In octets (RFC 8461 section 3.2 suggests it). */
export const MAX_POLICY_BYTES = 65_536;

/** Takes the octets of a file that will be served as the policy. */
export function policyFromFile(path: string, octets: Uint8Array): PolicyFetch {
  return { origin: 'file', where: path, ...policyText(octets, path) };
}

/** The text of a policy, or why it is none. */
export function policyText(octets: Uint8Array, where: string): Pick<PolicyFetch, 'body' | 'trouble'> {
  const hint = 'Serve a plain text of some lines, in UTF-8.';
  if (octets.length > MAX_POLICY_BYTES) {
    return {
      trouble: refused(`The MTA-STS policy at ${where} is larger than 64 KiB, which senders do not read.`, hint),
    };
  }
  try {
    return { body: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(octets) };
  } catch {
    return { trouble: refused(`The MTA-STS policy at ${where} is not in UTF-8.`, hint) };
  }
}

function refused(message: string, hint: string): FetchTrouble {
  return { code: 'E_STS_POLICY', isUnknown: false, message, hint };
}

/**
 * Reads the policy that was got. A policy that was not got is none, and never one that allows every host.
 *
 * @returns undefined when there is nothing to read
 */
export function policyIn(fetched: PolicyFetch | undefined): ReadPolicy | undefined {
  return fetched?.body === undefined ? undefined : readPolicy(fetched.body);
}
