/**
 * The clear-text part of a STARTTLS session, up to the point where the handshake may begin (RFC 3207; RFC 9051
 * section 6.2.1). It is done here and not by the libraries, so that nothing received in clear text is kept, a server
 * that does not offer STARTTLS ends the session, and bytes injected after the answer are detected.
 */
import type { Socket } from 'node:net';
import { describeEndpoint, type Endpoint } from '../../model/endpoint.ts';
import { ProbeFailure } from '../../model/failure.ts';
import type { ProbeContext } from '../../model/probe-context.ts';
import { isLoopback } from '../../system/loopback.ts';
import { type LineReader, LineTooLong, lineText } from '../network/line-reader.ts';
import { refusedBy } from '../refusal/refused.ts';
import { smtpReplyCode } from '../refusal/smtp-codes.ts';
import { imapLogins, noteClearTextLogins, smtpLogins } from './clear-text-logins.ts';
import { MAX_REPLY_LINES, mixedCodes, readSmtpReply } from './smtp-reply.ts';

/** The means to exchange commands and replies in clear text. */
export interface Dialogue {
  readonly endpoint: Endpoint;
  readonly socket: Socket;
  readonly reader: LineReader;
  readonly ehloName: string;
  /** Runs one command within the limit of a reply. */
  readonly ask: <T>(command: string, read: () => Promise<T>) => Promise<T>;
  readonly note: ProbeContext['note'];
}

/**
 * Asks for STARTTLS. When it returns, the next bytes belong to the handshake. Returns what the server can do before it,
 * in its own words; names of IMAP capabilities in upper case.
 * @throws ProbeFailure `E_TLS_REQUIRED`, `E_TLS_REFUSED`, or the failure for an unexpected answer
 */
export async function requestStarttls(dialogue: Dialogue, greeting: string): Promise<readonly string[]> {
  return await (dialogue.endpoint.protocol === 'smtp' ? smtpStarttls : imapStarttls)(dialogue, greeting);
}

async function smtpStarttls(dialogue: Dialogue, greeting: string): Promise<readonly string[]> {
  const { endpoint } = dialogue;
  const hello = await dialogue.ask(`EHLO ${dialogue.ehloName}`, () => readSmtpReply(dialogue.reader));
  const mixed = mixedCodes(endpoint, 'smtp_capability', 'EHLO', hello);
  if (mixed) throw mixed;
  const code = smtpReplyCode(hello);
  if (code < 200 || code >= 600) throw unreadable(endpoint, hello);
  if (code >= 400 && code !== 500 && code !== 502) throw helloRefused(dialogue, hello);
  const offersStarttls = hello.slice(1).some((line) => /^250[ -]STARTTLS\s*$/i.test(line));
  if (code !== 250 || !offersStarttls) throw notOffered(dialogue, code === 250 ? undefined : hello);
  noteClearTextLogins(dialogue, smtpLogins(hello), greeting);
  const answer = await dialogue.ask('STARTTLS', () => readSmtpReply(dialogue.reader));
  const mixedAnswer = mixedCodes(endpoint, 'smtp_tls', 'STARTTLS', answer);
  if (mixedAnswer) throw mixedAnswer;
  if (smtpReplyCode(answer) !== 220) throw refused(endpoint, answer, smtpReplyCode(answer) < 500);
  return hello.slice(1).map((line) => line.slice(4).trim());
}

async function imapStarttls(dialogue: Dialogue, greeting: string): Promise<readonly string[]> {
  const { endpoint } = dialogue;
  const inGreeting = /\[CAPABILITY ([^\][]*)\]/i.exec(greeting)?.[1];
  const capabilities =
    inGreeting ??
    (await dialogue.ask('P1 CAPABILITY', async () => {
      const lines = await readImapAnswer(dialogue.reader, 'P1', endpoint);
      return lines.map((line) => /^\* CAPABILITY (.*)$/i.exec(line)?.[1] ?? '').join(' ');
    }));
  if (!/(?:^| )STARTTLS(?: |$)/i.test(capabilities)) throw notOffered(dialogue, undefined);
  noteClearTextLogins(dialogue, imapLogins(capabilities), greeting);
  await dialogue.ask('P2 STARTTLS', async () => {
    const lines = await readImapAnswer(dialogue.reader, 'P2', endpoint);
    const answer = lines.at(-1) ?? '';
    if (!/^P2 OK\b/i.test(answer)) throw refused(endpoint, [answer], /^P2 NO\b/i.test(answer));
  });
  return capabilities
    .toUpperCase()
    .split(' ')
    .filter((name) => name !== '');
}

/** Reads untagged lines up to and including the tagged line. */
async function readImapAnswer(reader: LineReader, tag: string, endpoint: Endpoint): Promise<readonly string[]> {
  const lines: string[] = [];
  while (!lines.at(-1)?.startsWith(`${tag} `)) {
    const line = lineText(await reader.line());
    if (/^\* BYE\b/i.test(line)) throw closing(endpoint, [line]);
    if (!/^\* /.test(line) && !line.startsWith(`${tag} `)) throw outOfStep(endpoint, line);
    lines.push(line);
    if (lines.length > MAX_REPLY_LINES) throw new LineTooLong();
  }
  return lines;
}

function notOffered({ endpoint, socket }: Dialogue, reply: readonly string[] | undefined): ProbeFailure {
  return new ProbeFailure({
    code: 'E_TLS_REQUIRED',
    phase: `${endpoint.protocol}_capability`,
    message:
      reply === undefined
        ? `${describeEndpoint(endpoint)} does not offer STARTTLS.`
        : `${describeEndpoint(endpoint)} knows no EHLO, so it offers neither STARTTLS nor a login.`,
    hint: `${withoutTls(socket.remoteAddress ?? '')}Enable STARTTLS on the server. If it is enabled, something on the path strips it. No credential was sent.`,
    reply: reply?.join(' '),
  });
}

/** Returns what to do about a server without TLS that is near: on this machine, or in a container beside it. */
function withoutTls(address: string): string {
  if (isLoopback(address)) return 'For a server on this machine that needs no TLS, use tls-mode: none. Otherwise: ';
  if (!isPrivate(address)) return '';
  return 'For a server in a container beside this job that needs no TLS, use tls-mode: none, with allow-insecure-auth: true for a login. Otherwise: ';
}

/** Whether an address is one of a private network (RFC 1918, RFC 4193). */
function isPrivate(address: string): boolean {
  return /^(?:::ffff:)?(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)|^f[cd][\da-f]{2}:/i.test(address);
}

function refused(endpoint: Endpoint, reply: readonly string[], isTemporary: boolean): ProbeFailure {
  return new ProbeFailure({
    code: 'E_TLS_REFUSED',
    phase: `${endpoint.protocol}_tls`,
    message: `${describeEndpoint(endpoint)} offers STARTTLS and then refuses it.`,
    hint: 'Usually the certificate or the key cannot be loaded. Look at the log of the server. No credential was sent.',
    reply: reply.join(' '),
    isRetryable: isTemporary,
  });
}

function closing(endpoint: Endpoint, reply: readonly string[]): ProbeFailure {
  const phase = `${endpoint.protocol}_capability` as const;
  const told = refusedBy(endpoint, { step: 'greeting', phase, reply: reply.join('\n') });
  if (told) return told;
  return new ProbeFailure({
    code: 'E_GREETING_REJECTED',
    phase: `${endpoint.protocol}_capability`,
    message: `${describeEndpoint(endpoint)} is closing the connection.`,
    hint: 'The server is busy or limits connections. Try later, and less often.',
    reply: reply.join(' '),
    isRetryable: true,
  });
}

/** EHLO was refused; 500 and 502 only say that it is not known (RFC 5321 section 4.2.4). */
function helloRefused({ endpoint, ehloName }: Dialogue, reply: readonly string[]): ProbeFailure {
  const refused = { step: 'ehlo', phase: 'smtp_capability', reply: reply.join('\n'), ehloName } as const;
  return refusedBy(endpoint, refused) ?? closing(endpoint, reply);
}

function unreadable(endpoint: Endpoint, reply: readonly string[]): ProbeFailure {
  return new ProbeFailure({
    code: 'E_PROTO',
    phase: `${endpoint.protocol}_capability`,
    message: `${describeEndpoint(endpoint)} gave an answer to EHLO that is no SMTP.`,
    hint: 'Run again with transcript: true, and look at what the server says.',
    reply: reply.join(' '),
    // Not a transient fault: a server that speaks no SMTP would answer the same.
    isRetryable: false,
  });
}

function outOfStep(endpoint: Endpoint, line: string): ProbeFailure {
  return new ProbeFailure({
    code: 'E_PROTO_UNEXPECTED',
    phase: `${endpoint.protocol}_capability`,
    message: `${describeEndpoint(endpoint)} sends answers that do not match the commands.`,
    hint: 'The server is broken, or something on the path mixes sessions up.',
    reply: line,
  });
}
