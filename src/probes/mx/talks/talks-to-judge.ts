/** Talks with mail servers and what else their judgement needs; and how concerns about them are worded. */
import type { MxTalk } from '../../../mail/mx/talk.ts';

/** A host of MX records, as far as its talks are judged. */
export interface JudgedHost {
  /** In ASCII, in lower case. */
  readonly host: string;
  /** The lowest is preferred. */
  readonly preference: number;
}

/** What others rely on, so that its breach stops mail. */
export interface MxPromises {
  /** Whether an MTA-STS policy is enforced: senders want TLS and a certificate with the name of the host. */
  readonly isEnforced: boolean;
  /** Hosts with usable TLSA records in a signed zone, in lower case: senders want TLS. */
  readonly tlsaHosts: readonly string[];
}

/** All that the judgement needs. */
export interface TalksToJudge {
  /** In ASCII, in lower case. */
  readonly domain: string;
  /** The hosts of one view: published, or planned. Talks with other hosts do not count. */
  readonly hosts: readonly JudgedHost[];
  readonly talks: readonly MxTalk[];
  /** Talks with what is published, where the view is planned: what has been there must not get lost. */
  readonly before?: readonly MxTalk[] | undefined;
  readonly promises: MxPromises;
  /** MX hosts that are dead on purpose, in lower case. */
  readonly allowDead: readonly string[];
  /** Whether the user has named the recipients. Else it is `postmaster@` the domain, which a domain may lack. */
  readonly areRecipientsDeclared: boolean;
  readonly now: Date;
}

/** Ports on which servers take mail from clients with a login only (RFC 6409, RFC 8314). */
const SUBMISSION_PORTS = [465, 587];

/** Whether a port is for clients with a login: its TLS can be tested, and what it says to recipients means nothing. */
export function isSubmissionPort(port: number): boolean {
  return SUBMISSION_PORTS.includes(port);
}

/** Returns the subject of a concern about an address: `mx1.example.org (192.0.2.1)`. */
export function subjectOf({ target: { host, address } }: Pick<MxTalk, 'target'>): string {
  return `${host} (${address})`;
}

/** Names the address in a sentence that names the host alone. */
export function withAddress({ target: { host, address, port } }: MxTalk, message: string): string {
  if (message.includes(address)) return message;
  const at = `${host}:${port}`;
  return message.includes(at) ? message.replace(at, `${at} (${address})`) : `${host} (${address}): ${message}`;
}

/** Servers may say as much as they like. */
const MAX_QUOTED = 300;

/** Returns a reply of several lines as one, without the final dot, and only so much of it as fits into a sentence. */
export function onOneLine(reply: string): string {
  const line = reply.split('\n').join(' ');
  return line.length > MAX_QUOTED ? `${line.slice(0, MAX_QUOTED)}…` : line.replace(/\.\s*$/, '');
}
