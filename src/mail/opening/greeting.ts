/**
 * Reads and judges the greeting of a server. The libraries do not do this well: both treat anything but their own
 * protocol as silence or as an unreadable answer, and neither distinguishes a refusal from another protocol.
 */

import { describeEndpoint, type Endpoint } from '../../model/endpoint.ts';
import { ProbeFailure } from '../../model/failure.ts';
import type { FailureCode } from '../../model/failure-codes.ts';
import type { Protocol } from '../../model/phase.ts';
import { ConnectionEnded, type LineReader, LineTooLong, lineText } from '../network/line-reader.ts';
import { refusedBy } from '../refusal/refused.ts';
import { mixedCodes } from './smtp-reply.ts';

/** A greeting of the expected protocol. */
export interface Greeting {
  /** The bytes as they came, for the library that takes over. */
  readonly bytes: Buffer;
  /** All lines, without codes and line ends. Untrusted. */
  readonly text: string;
}

/** The longest greeting, in lines. No real one comes near it. */
const MAX_LINES = 100;

/** Protocols and the pattern of their first line. */
const OTHERS: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  { name: 'IMAP', pattern: /^\* (?:OK|PREAUTH|BYE)\b/i },
  { name: 'SMTP', pattern: /^[245]\d\d[ -]/ },
  { name: 'POP3', pattern: /^[+-](?:OK|ERR)\b/i },
  { name: 'HTTP', pattern: /^(?:HTTP\/|<)/i },
  { name: 'SSH', pattern: /^SSH-/ },
];

/**
 * Reads all lines of the greeting and judges it.
 *
 * @param refusal is filled with the lines of a refusal, so that one whose end never comes can be told
 * @throws ProbeFailure when it is a refusal, another protocol, or an IMAP session that claims to be logged in already
 */
export async function readGreeting(endpoint: Endpoint, reader: LineReader, refusal: string[] = []): Promise<Greeting> {
  const { protocol } = endpoint;
  const start = await reader.peek();
  // A TLS record begins with its content type and the major version 3 (RFC 8446 section 5.1).
  if ((start[0] === 0x15 || start[0] === 0x16) && (start[1] === undefined || start[1] === 0x03))
    throw speaksTls(endpoint);
  const lines = [await firstLine(endpoint, reader)];
  const first = lineText(lines[0] ?? start);
  if (protocol === 'smtp' && /^[45]\d\d-/.test(first)) await readRefusal(endpoint, first, reader, refusal);
  judge(endpoint, first);
  if (protocol === 'smtp') {
    while (/^220-/.test(lineText(lines.at(-1) ?? start))) {
      if (lines.length >= MAX_LINES) throw new LineTooLong();
      const next = await reader.line();
      lines.push(next);
      const mixed = mixedCodes(endpoint, 'smtp_greeting', 'the connection', lines.map(lineText));
      if (mixed) throw mixed;
    }
  }
  const text = lines.map((line) => lineText(line).replace(/^(?:220[ -]?|\* OK ?)/i, '')).join(' ');
  return { bytes: Buffer.concat(lines), text };
}

/** Reads the first line. A refusal that the server cuts by closing is clear enough. */
async function firstLine(endpoint: Endpoint, reader: LineReader): Promise<Buffer> {
  try {
    return await reader.line();
  } catch (error) {
    const cut = error instanceof ConnectionEnded ? lineText(error.received) : '';
    const isRefusal = endpoint.protocol === 'smtp' ? /^[45]\d\d[ -]/.test(cut) : /^\* BYE\b/i.test(cut);
    throw isRefusal ? rejectedGreeting(endpoint, cut) : error;
  }
}

/**
 * Reads the further lines of a refusal, where the reason may stand. The server may close without a last line.
 * @throws ProbeFailure
 */
async function readRefusal(endpoint: Endpoint, first: string, reader: LineReader, lines: string[]): Promise<never> {
  lines.push(first);
  try {
    while (/^\d{3}-/.test(lines.at(-1) ?? '') && lines.length < MAX_LINES) lines.push(lineText(await reader.line()));
  } catch (error) {
    if (!(error instanceof ConnectionEnded)) throw error;
    const cut = lineText(error.received);
    if (/^[45]\d\d[ -]/.test(cut)) lines.push(cut);
  }
  // What is said with another code is no part of the refusal.
  throw rejectedGreeting(endpoint, lines.filter((line) => line.startsWith(first.slice(0, 3))).join('\n'));
}

function judge(endpoint: Endpoint, first: string): void {
  const { protocol } = endpoint;
  if (protocol === 'smtp' && /^220(?:[ -]|$)/.test(first)) return;
  if (protocol === 'imap' && /^\* OK(?: |$)/i.test(first)) return;
  if (protocol === 'smtp' && /^[45]\d\d(?:[ -]|$)/.test(first)) throw rejectedGreeting(endpoint, first);
  if (protocol === 'imap' && /^\* BYE\b/i.test(first)) throw rejectedGreeting(endpoint, first);
  // No RFC knows a greeting like these, but a clear refusal is one in any form (BEH-B13: MailKit#1100, MailKit#1073).
  if (protocol === 'imap' && /^(?:\* (?:NO|BAD)\b|[45]\d\d(?:[ -]|$))/i.test(first)) {
    const told = refusedBy(endpoint, { step: 'greeting', phase: 'imap_greeting', reply: first });
    if (told && (first.startsWith('*') || first.startsWith('421') || told.isRetryable)) throw told;
  }
  if (protocol === 'imap' && /^\* PREAUTH\b/i.test(first)) throw preauth(endpoint, first);
  throw invalid(endpoint, first, OTHERS.find((other) => other.pattern.test(first))?.name);
}

/** The failure when a greeting is a refusal. */
export function rejectedGreeting(endpoint: Endpoint, reply: string): ProbeFailure {
  const phase = `${endpoint.protocol}_greeting` as const;
  const told = refusedBy(endpoint, { step: 'greeting', phase, reply });
  if (told) return told;
  // IMAP has no codes for it: a bare BYE is that of a server that is busy.
  return new ProbeFailure({
    code: 'E_GREETING_REJECTED',
    phase,
    message: `${describeEndpoint(endpoint)} turned this client away at the greeting.`,
    hint: 'The server is busy or limits connections. Try later, and less often.',
    reply,
    isRetryable: true,
  });
}

function preauth(endpoint: Endpoint, first: string): ProbeFailure {
  return new ProbeFailure({
    code: 'E_AUTH_BYPASS',
    phase: 'imap_greeting',
    message: `${describeEndpoint(endpoint)} claims that the session is already logged in (PREAUTH), so no login can be tested.`,
    hint: 'No credentials were checked. A server greets this way only local, trusted connections; on the way, it can be an attack on STARTTLS.',
    reply: first,
  });
}

/** The failure when the port expects TLS from the first byte, but tls-mode says later or not at all. */
export function speaksTls(endpoint: Endpoint): ProbeFailure {
  return new ProbeFailure({
    code: 'E_TLS_WRONG_MODE',
    phase: `${endpoint.protocol}_greeting`,
    message: `${endpoint.host}:${endpoint.port} speaks TLS from the first byte.`,
    hint: 'Use tls-mode: implicit for this port.',
  });
}

function invalid(endpoint: Endpoint, line: string, spoken: string | undefined): ProbeFailure {
  const expected: Record<Protocol, string> = { smtp: 'SMTP', imap: 'IMAP' };
  const code: FailureCode = 'E_GREETING_INVALID';
  const isOwn = spoken === undefined || spoken === expected[endpoint.protocol];
  return new ProbeFailure({
    code,
    phase: `${endpoint.protocol}_greeting`,
    message: isOwn
      ? `The greeting of ${endpoint.host}:${endpoint.port} is not valid ${expected[endpoint.protocol]}.`
      : `The server at ${endpoint.host}:${endpoint.port} speaks ${spoken}, not ${expected[endpoint.protocol]}.`,
    hint: 'Check host and port: another service, a proxy or a captive portal may answer there.',
    reply: line,
  });
}
