/**
 * The clear-text part of a STARTTLS session, up to the point where the handshake may begin (RFC 3207; RFC 9051
 * section 6.2.1). It is done here and not by the libraries, so that nothing received in clear text is kept, a server
 * that does not offer STARTTLS ends the session, and bytes injected after the answer are detected.
 */
import type { Socket } from 'node:net';
import { describeEndpoint, type Endpoint } from '../../model/endpoint.ts';
import { ProbeFailure } from '../../model/failure.ts';
import type { ProbeContext } from '../../model/probe-context.ts';
import { type LineReader, LineTooLong, lineText } from '../network/line-reader.ts';
import { mixedCodes, smtpReplyCode } from './smtp-reply.ts';

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

/** Mechanisms that expose the password or the token to an eavesdropper. */
const PLAIN_TEXT = new Set(['PLAIN', 'LOGIN', 'XOAUTH2', 'OAUTHBEARER']);
/** The longest reply, in lines. No capability list comes near it. */
const MAX_LINES = 200;

/**
 * Asks for STARTTLS. When it returns, the next bytes belong to the handshake.
 * @throws ProbeFailure `E_TLS_REQUIRED`, `E_TLS_REFUSED`, or the failure for an unexpected answer
 */
export async function requestStarttls(dialogue: Dialogue, greeting: string): Promise<void> {
  if (dialogue.endpoint.protocol === 'smtp') await smtpStarttls(dialogue);
  else await imapStarttls(dialogue, greeting);
}

async function smtpStarttls(dialogue: Dialogue): Promise<void> {
  const { endpoint } = dialogue;
  const hello = await dialogue.ask(`EHLO ${dialogue.ehloName}`, () => readSmtpReply(dialogue.reader));
  const mixed = mixedCodes(endpoint, 'smtp_capability', 'EHLO', hello);
  if (mixed) throw mixed;
  const code = smtpReplyCode(hello);
  if (code === 421) throw closing(endpoint, hello);
  if (code === 0) throw unreadable(endpoint, hello);
  const offersStarttls = hello.slice(1).some((line) => /^250[ -]STARTTLS\s*$/i.test(line));
  if (code !== 250 || !offersStarttls) throw notOffered(endpoint, code === 250 ? undefined : hello);
  noteLogins(dialogue, hello);
  const answer = await dialogue.ask('STARTTLS', () => readSmtpReply(dialogue.reader));
  const mixedAnswer = mixedCodes(endpoint, 'smtp_tls', 'STARTTLS', answer);
  if (mixedAnswer) throw mixedAnswer;
  if (smtpReplyCode(answer) !== 220) throw refused(endpoint, answer, smtpReplyCode(answer) < 500);
}

/**
 * Warns about plain-text login mechanisms before TLS, which a server should not allow (RFC 4954 section 4). Mail Probe
 * never uses them, but a client that does not insist on TLS does.
 */
function noteLogins({ endpoint, note }: Dialogue, hello: readonly string[]): void {
  const offered = hello.flatMap((line) =>
    (/^250[ -]AUTH[ =](.*)$/i.exec(line)?.[1] ?? '').toUpperCase().split(/[ =]+/),
  );
  const plain = [...new Set(offered)].filter((mechanism) => PLAIN_TEXT.has(mechanism));
  if (plain.length === 0) return;
  note({
    status: 'warning',
    code: 'E_AUTH_BEFORE_TLS',
    phase: 'smtp_capability',
    message: `${describeEndpoint(endpoint)} offers AUTH before TLS (${plain.join(', ')}).`,
    hint: 'A client that does not insist on TLS gives its password away. Let the server offer AUTH after STARTTLS only: with Postfix, smtpd_tls_auth_only = yes.',
  });
}

async function imapStarttls(dialogue: Dialogue, greeting: string): Promise<void> {
  const { endpoint } = dialogue;
  const inGreeting = /\[CAPABILITY ([^\][]*)\]/i.exec(greeting)?.[1];
  const capabilities =
    inGreeting ??
    (await dialogue.ask('P1 CAPABILITY', async () => {
      const lines = await readImapAnswer(dialogue.reader, 'P1', endpoint);
      return lines.map((line) => /^\* CAPABILITY (.*)$/i.exec(line)?.[1] ?? '').join(' ');
    }));
  if (!/(?:^| )STARTTLS(?: |$)/i.test(capabilities)) throw notOffered(endpoint, undefined);
  await dialogue.ask('P2 STARTTLS', async () => {
    const lines = await readImapAnswer(dialogue.reader, 'P2', endpoint);
    const answer = lines.at(-1) ?? '';
    if (!/^P2 OK\b/i.test(answer)) throw refused(endpoint, [answer], /^P2 NO\b/i.test(answer));
  });
}

/** Reads all lines of one SMTP reply (RFC 5321 section 4.2.1). */
async function readSmtpReply(reader: LineReader): Promise<readonly string[]> {
  const lines: string[] = [];
  let isLast = false;
  while (!isLast) {
    const line = lineText(await reader.line());
    lines.push(line);
    isLast = !/^\d{3}-/.test(line);
    if (lines.length > MAX_LINES) throw new LineTooLong();
  }
  return lines;
}

/** Reads untagged lines up to and including the tagged line. */
async function readImapAnswer(reader: LineReader, tag: string, endpoint: Endpoint): Promise<readonly string[]> {
  const lines: string[] = [];
  while (!lines.at(-1)?.startsWith(`${tag} `)) {
    const line = lineText(await reader.line());
    if (/^\* BYE\b/i.test(line)) throw closing(endpoint, [line]);
    if (!/^\* /.test(line) && !line.startsWith(`${tag} `)) throw outOfStep(endpoint, line);
    lines.push(line);
    if (lines.length > MAX_LINES) throw new LineTooLong();
  }
  return lines;
}

function notOffered(endpoint: Endpoint, reply: readonly string[] | undefined): ProbeFailure {
  return new ProbeFailure({
    code: 'E_TLS_REQUIRED',
    phase: `${endpoint.protocol}_capability`,
    message:
      reply === undefined
        ? `${describeEndpoint(endpoint)} does not offer STARTTLS.`
        : `${describeEndpoint(endpoint)} knows no EHLO, so it offers neither STARTTLS nor a login.`,
    hint: 'Enable STARTTLS on the server. If it is enabled, something on the path strips it. No credential was sent.',
    reply: reply?.join(' '),
  });
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
  return new ProbeFailure({
    code: 'E_GREETING_REJECTED',
    phase: `${endpoint.protocol}_capability`,
    message: `${describeEndpoint(endpoint)} is closing the connection.`,
    hint: 'The server is busy or limits connections. Try later, and less often.',
    reply: reply.join(' '),
    isRetryable: true,
  });
}

function unreadable(endpoint: Endpoint, reply: readonly string[]): ProbeFailure {
  return new ProbeFailure({
    code: 'E_PROTO',
    phase: `${endpoint.protocol}_capability`,
    message: `${describeEndpoint(endpoint)} gave an answer to EHLO that is no SMTP.`,
    hint: 'Run again with transcript: true, and look at what the server says.',
    reply: reply.join(' '),
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
