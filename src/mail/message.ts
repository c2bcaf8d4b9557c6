/**
 * The message of a probe, and how to know it again. A 128-bit token stands in a header of our own, in the Message-ID
 * and in the subject: servers rewrite one or the other, never all three.
 */
import type { ProbeContext } from '../probes/probe.ts';

/** Our own header. */
export const TOKEN_HEADER = 'X-Mail-Probe';
/** The headers by which a message is recognised. */
export const RECOGNISED_HEADERS = [
  TOKEN_HEADER,
  'Message-ID',
  'Subject',
  'Auto-Submitted',
  'In-Reply-To',
  'References',
] as const;

/** What a message is made of. Texts are settings of the user. */
export interface MessageSpec {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string | undefined;
  readonly body: string | undefined;
}

/** A message ready to be sent. */
export interface ProbeMessage {
  readonly token: string;
  /** Without angle brackets. */
  readonly messageId: string;
  /** RFC 5322, with CRLF line ends. */
  readonly raw: Buffer;
}

/** A token that nobody can guess: 128 bits as 32 hexadecimal digits. */
export function createToken(context: ProbeContext): string {
  return context.world.random(16).toString('hex');
}

/** The Message-ID of the message with this token. The domain is the sender's, so that it is one we may use. */
export function messageIdOf(token: string, from: string): string {
  return `mail-probe.${token}@${from.slice(from.lastIndexOf('@') + 1)}`;
}

/** Composes the message. */
export async function composeMessage(spec: MessageSpec, token: string, date: Date): Promise<ProbeMessage> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const messageId = messageIdOf(token, spec.from);
  const composer = new MailComposer({
    from: { name: '', address: spec.from },
    to: spec.to.map((address) => ({ name: '', address })),
    subject: subjectWithToken(spec.subject, token),
    text:
      spec.body ??
      `This message checks that mail is delivered. It is deleted when it has arrived.\n\nMail Probe ${token}\n`,
    date,
    messageId: `<${messageId}>`,
    headers: {
      [TOKEN_HEADER]: token,
      // RFC 3834 section 5 keeps autoresponders quiet; the second is what Exchange understands. The first is also
      // a mark of the message itself.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
    },
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: '\r\n',
  });
  return { token, messageId, raw: await composer.compile().build() };
}

/** The subject, with the token appended when it is missing. */
export function subjectWithToken(subject: string | undefined, token: string): string {
  if (subject === undefined) return `Mail probe ${token}`;
  return subject.includes(token) ? subject : `${subject} ${token}`;
}

/**
 * Whether fetched headers are those of the message with this token. Answers and bounces quote the subject or the
 * Message-ID; only the message itself bears the token in a place where we put it and is no answer to anything.
 */
export function isProbeMessage(headers: ReadonlyMap<string, string>, token: string): boolean {
  const own = headers.get(TOKEN_HEADER.toLowerCase());
  if (own !== undefined) return own === token;
  if (headers.has('in-reply-to') || headers.has('references')) return false;
  if (headers.get('message-id')?.startsWith(`<mail-probe.${token}@`)) return true;
  // An old autoresponder quotes the subject and says nothing else; only our message says that it was generated.
  return headers.get('auto-submitted') === 'auto-generated' && (headers.get('subject')?.endsWith(token) ?? false);
}

/** Header fields by lower-case name, unfolded (RFC 5322 section 2.2.3). Of a repeated field the first counts. */
export function parseHeaders(block: string): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const line of block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return headers;
}
