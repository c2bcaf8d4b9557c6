/** The extensions of SMTP that a message needs: SMTPUTF8 (RFC 6531) and 8BITMIME (RFC 6152). */

import { describeEndpoint, type Endpoint } from '../../model/endpoint.ts';
import { ProbeFailure } from '../../model/failure.ts';
import type { Envelope } from '../../model/message/message-spec.ts';

/** What a message needs. */
export interface Needs {
  /** The address that is not ASCII, or the header field that has one; absent when all are ASCII. */
  readonly smtpUtf8: string | undefined;
  /** Whether the envelope itself is ASCII, so that only the header needs SMTPUTF8. */
  readonly isInHeaderOnly: boolean;
  /** Whether the message has octets above 127. */
  readonly hasHighOctets: boolean;
}

const HAS_8_BIT = /[\x80-\uffff]/;

/** Returns what a message needs. Texts in the header are encoded (RFC 2047); addresses cannot be. */
export function needsOf({ from, to }: Envelope, message: Buffer): Needs {
  const end = message.indexOf('\r\n\r\n');
  const header = message.toString('utf8', 0, end < 0 ? message.length : end);
  const inEnvelope = [from, ...to].find((address) => HAS_8_BIT.test(address));
  const inHeader = header.split(/[\s<>,:;"]+/).find((word) => HAS_8_BIT.test(word));
  return {
    smtpUtf8: inEnvelope ?? inHeader,
    isInHeaderOnly: inEnvelope === undefined && inHeader !== undefined,
    hasHighOctets: hasHighOctets(message),
  };
}

function hasHighOctets(message: Buffer): boolean {
  for (const octet of message) if (octet > 127) return true;
  return false;
}

/** Whether the server announces an extension. `ehlo` is absent when it does not know EHLO. */
export function offers(ehlo: readonly string[] | undefined, name: string): boolean {
  return ehlo?.some((line) => line.split(' ', 1)[0]?.toUpperCase() === name) ?? false;
}

/** The failure for an address that this server cannot take. Sent all the same, it would go nowhere or somewhere else. */
export function lacksSmtpUtf8(endpoint: Endpoint, address: string): ProbeFailure {
  return new ProbeFailure({
    code: 'E_MSG_SMTPUTF8',
    phase: 'smtp_send',
    message: `${describeEndpoint(endpoint)} does not offer SMTPUTF8, which the address ${address} needs; nothing was sent.`,
    hint: 'Use an address of ASCII letters, or switch SMTPUTF8 on: every server on the way needs it (RFC 6531).',
  });
}
