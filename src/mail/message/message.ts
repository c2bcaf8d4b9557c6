import type { MessageSpec } from '../../model/message/message-spec.ts';
import type { ProbeContext } from '../../model/probe-context.ts';
import { headerField, headerFieldEndingIn } from './header-field.ts';

/** The header that holds the token. */
export const TOKEN_HEADER = 'X-Mail-Probe';
/** The headers by which a message is recognised. */
export const RECOGNISED_HEADERS = [
  TOKEN_HEADER,
  'Message-ID',
  'From',
  'Subject',
  'Auto-Submitted',
  'In-Reply-To',
  'References',
] as const;

/** At most this many copies are examined, the newest ones. No real delivery makes more. */
export const MAX_COPIES = 100;

/** Length of a line of padding. Less than 76, so that no encoding breaks a line. */
const PAD_LINE_OCTETS = 72;

/** The longest text that is quick to compose, in UTF-16 units. */
const MAX_QUICK_LENGTH = 10_000;

/** The features by which a probe's message is recognised. */
export interface Mark {
  readonly token: string;
  /** The address in its From field. */
  readonly sender: string;
}

/** A message ready to be sent. */
export interface ProbeMessage {
  readonly token: string;
  /** The Message-ID, without angle brackets. */
  readonly messageId: string;
  /** The message in the format of RFC 5322, with CRLF line ends. */
  readonly raw: Buffer;
}

/** Creates a token that cannot be guessed: 128 random bits as 32 hexadecimal digits. */
export function createToken(context: ProbeContext): string {
  return context.world.random(16).toString('hex');
}

/** Returns the Message-ID for a token, without angle brackets. Its domain is the sender's, which may be used for it. */
export function messageIdOf(token: string, from: string): string {
  return `mail-probe.${token}@${from.slice(from.lastIndexOf('@') + 1)}`;
}

/** Loads the library that composes messages. */
export function loadComposer(): Promise<typeof import('nodemailer/lib/mail-composer')> {
  return import('nodemailer/lib/mail-composer');
}

/**
 * Whether composing takes only milliseconds. Composing a large message blocks everything else, and the delay would be
 * measured as the server's time.
 */
export function isQuickToCompose({ attachments, sizeBytes, body, html }: MessageSpec): boolean {
  const length = (body?.length ?? 0) + (html?.length ?? 0);
  return attachments.length === 0 && sizeBytes === undefined && length <= MAX_QUICK_LENGTH;
}

/** Composes the message. Recipients of blind copies are not in it. */
export async function composeMessage(spec: MessageSpec, token: string, date: Date): Promise<ProbeMessage> {
  const { default: MailComposer } = await loadComposer();
  const messageId = messageIdOf(token, spec.from);
  const bare = (address: string) => ({ name: '', address });
  const mark = spec.sizeBytes === undefined ? undefined : `pad-${token}`;
  const composer = new MailComposer({
    from: bare(spec.from),
    to: spec.to.map(bare),
    ...(spec.cc.length > 0 ? { cc: spec.cc.map(bare) } : {}),
    ...(spec.replyTo === undefined ? {} : { replyTo: bare(spec.replyTo) }),
    ...texts(spec, token, mark),
    attachments: spec.attachments.map(({ name: filename, contentType, content }) => ({
      filename,
      contentType,
      content,
    })),
    date,
    messageId: `<${messageId}>`,
    headers: {
      [TOKEN_HEADER]: token,
      // Auto-Submitted keeps autoresponders quiet (RFC 3834 section 5); Exchange understands X-Auto-Response-Suppress.
      // Auto-Submitted also helps to recognise the message.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
    },
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: '\r\n',
    baseBoundary: token,
    // Never base64 for texts: padding must keep its length.
    textEncoding: 'Q',
  });
  const composed = await composer.compile().build();
  // The library would change names and values of the user's fields, so they are written here.
  const own = [subjectField(spec.subject, token), ...spec.headers.map(({ name, value }) => headerField(name, value))];
  const raw = Buffer.concat([Buffer.from(own.join('')), composed]);
  return { token, messageId, raw: mark === undefined ? raw : pad(raw, mark, spec.sizeBytes ?? raw.length) };
}

/** Returns the texts of the message; `mark` is the placeholder for the padding. */
function texts(spec: MessageSpec, token: string, mark: string | undefined): { text?: string; html?: string } {
  const usual = `This message checks that mail is delivered. It needs no answer.\n\nMail Probe ${token}\n`;
  const html = spec.html === undefined ? undefined : withLineEnds(spec.html);
  if (html !== undefined && spec.body === undefined) {
    return { html: mark === undefined ? html : `${html}\r\n<!--\r\n${mark}\r\n-->` };
  }
  const text = withLineEnds(spec.body ?? usual);
  return { text: mark === undefined ? text : `${text}\r\n${mark}`, ...(html === undefined ? {} : { html }) };
}

/** Replaces the mark with lines of 7-bit text, so that the message has `sizeBytes` bytes. */
function pad(raw: Buffer, mark: string, sizeBytes: number): Buffer {
  const at = raw.indexOf(mark);
  if (at < 0) throw new Error('The place of the padding was lost');
  const length = Math.max(0, sizeBytes - (raw.length - mark.length));
  const line = `${'x'.repeat(PAD_LINE_OCTETS)}\r\n`;
  const padding = Buffer.alloc(length, line, 'latin1');
  // A CRLF is not cut in half: the last line becomes one character longer instead.
  if (length % line.length === line.length - 1) padding.write('x', length - 1);
  return Buffer.concat([raw.subarray(0, at), padding, raw.subarray(at + mark.length)]);
}

function withLineEnds(text: string): string {
  return text.replace(/\r?\n/g, '\r\n');
}

function subjectField(subject: string | undefined, token: string): string {
  const whole = subjectWithToken(subject, token);
  const last = ` ${token}`;
  return whole.endsWith(last)
    ? headerFieldEndingIn('Subject', whole.slice(0, -last.length), token)
    : headerField('Subject', whole);
}

/** Returns the subject, with the token appended when it is missing. */
export function subjectWithToken(subject: string | undefined, token: string): string {
  if (subject === undefined) return `Mail probe ${token}`;
  return subject.includes(token) ? subject : `${subject} ${token}`;
}

/**
 * Whether fetched headers are those of the message with this mark. Answers and bounces quote the subject or the
 * Message-ID; only the message itself has the token where Mail Probe puts it and is not an answer to anything.
 */
export function isProbeMessage(headers: ReadonlyMap<string, string>, { token, sender }: Mark): boolean {
  const hasOwnId = headers.get('message-id')?.startsWith(`<mail-probe.${token}@`) ?? false;
  // Ticket systems, and people who saw the message, write other messages with its subject or its token header.
  if (!hasOwnId && !isFrom(headers.get('from') ?? '', sender)) return false;
  const own = headers.get(TOKEN_HEADER.toLowerCase());
  if (own !== undefined) return own === token;
  if (headers.has('in-reply-to') || headers.has('references')) return false;
  // An old autoresponder quotes the subject without marking itself as an answer; only our message says auto-generated.
  const isGenerated = headers.get('auto-submitted') === 'auto-generated';
  return hasOwnId || (isGenerated && (headers.get('subject')?.endsWith(token) ?? false));
}

/** Whether a From field holds this address, with or without a display name. Servers may change upper and lower case. */
function isFrom(field: string, sender: string): boolean {
  const address = /<([^<>]*)>$/.exec(field)?.[1] ?? field;
  return address.toLowerCase() === sender.toLowerCase();
}

/** Parses header fields by lower-case name, unfolded (RFC 5322 section 2.2.3). The first of a repeated field counts. */
export function parseHeaders(block: string): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const line of block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return headers;
}
