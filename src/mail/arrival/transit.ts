/**
 * Judges what happened to our message in transit: whether its text is the one that was sent, how many servers it
 * passed, and whether it is too large or too complex to look through. What cannot be judged is left out.
 */
import type { Finding } from '../../model/finding.ts';
import type { Beginnings, FetchedMessage } from '../mailbox/fetch-messages.ts';
import { parseHeaders } from '../message/message.ts';
import { type Anatomy, MAX_LEVELS, MAX_PARTS, takeApart } from '../message/message-parts.ts';
import { partText } from '../message/part-text.ts';

/** The headers that say how to read the text. */
export const TEXT_HEADERS = ['Content-Type', 'Content-Transfer-Encoding'] as const;

const KIB = 1024;
/** Octets of the header that are read; a normal one has a tenth of that. */
const MAX_HEADER = 256 * KIB;
/** Octets of text; a longer one is not compared. */
const MAX_TEXT = 64 * KIB;
/** Octets that servers may add before and after the text. */
const ADDED_TEXT = 16 * KIB;
/** The limit at which Postfix gives up (`hopcount_limit`); Sendmail gives up at 25. Few messages pass ten hops. */
const MAX_HOPS = 50;
/** How many characters the pieces of a character that was cut apart may look like. */
const TORN_CHARACTERS = 4;

/** The text of a message as it was sent, ready to be compared. */
export interface SentText {
  /** The text without white space; absent when the message has none that can be compared. */
  readonly visible: string | undefined;
  /** Whether the text is all that the message holds. */
  readonly isAlone: boolean;
  /** How much to fetch of a message to judge it. */
  readonly beginnings: Required<Beginnings>;
}

/** Reads the message before it is sent. */
export function readSentText(raw: Buffer): SentText {
  const end = raw.indexOf('\r\n\r\n');
  const text = raw.subarray(end + 4);
  const anatomy = takeApart(
    parseHeaders(raw.toString('utf8', 0, end)),
    text.subarray(0, MAX_TEXT),
    text.length <= MAX_TEXT,
  );
  const [first, ...more] = anatomy.parts;
  const visible = isComparable(anatomy) && first?.isWhole ? visibleText(partText(first)) : undefined;
  // An encoding may turn one character into three and a line end.
  const octets = 4 * (visible === undefined ? 0 : (first?.body.length ?? 0)) + ADDED_TEXT;
  return {
    visible,
    isAlone: more.length === 0 && anatomy.isWhole,
    beginnings: { header: MAX_HEADER, text: Math.min(octets, MAX_TEXT + ADDED_TEXT) },
  };
}

/** Returns the findings about a message that arrived. */
export function judgeTransit(sent: SentText, arrived: FetchedMessage): readonly Finding[] {
  const { header, text } = arrived;
  return [...(header ? judgeHeader(header) : []), ...(text ? judgeText(sent, arrived, text) : [])];
}

/** Whether the text can be compared: many servers rewrite HTML, and also make a plain text of it. */
function isComparable({ parts, excess }: Anatomy): boolean {
  return excess === undefined && parts[0]?.type === 'text/plain' && parts.every(({ type }) => type !== 'text/html');
}

function judgeHeader(header: Buffer): readonly Finding[] {
  const findings: Finding[] = [];
  const isCut = header.length >= MAX_HEADER;
  if (isCut) findings.push(tooComplex(`The header of the message is larger than ${MAX_HEADER / KIB} KiB`));
  const hops = header.toString('latin1').match(/^received[ \t]*:/gim)?.length ?? 0;
  if (hops > MAX_HOPS) {
    findings.push({
      status: 'warning',
      code: 'E_MAIL_LOOP',
      phase: 'arrival',
      message: `The message passed ${isCut ? 'at least ' : ''}${hops} hops.`,
      hint: 'Servers or forwarding rules send mail in a circle, or nearly so. The Received headers name them in order; set cleanup: false for one run to keep the message.',
    });
  }
  return findings;
}

function judgeText(sent: SentText, { headers }: FetchedMessage, text: Buffer): readonly Finding[] {
  const anatomy = takeApart(headers, text, text.length < sent.beginnings.text);
  if (anatomy.excess === 'parts') return [tooComplex(`The message came with more than ${MAX_PARTS} parts`)];
  if (anatomy.excess === 'levels') return [tooComplex(`The message came nested more than ${MAX_LEVELS} levels deep`)];
  if (sent.visible === undefined || !isChanged(sent, sent.visible, anatomy)) return [];
  return [
    {
      status: 'warning',
      code: 'E_MODIFIED',
      phase: 'arrival',
      message: 'The text of the message was changed in transit: what arrived is not what was sent.',
      hint: 'Look for a gateway, disclaimer rule, mailing list or scanner that adds a banner or a footer. It also breaks DKIM and S/MIME signatures; set cleanup: false for one run to see what was changed.',
    },
  ];
}

/** Whether the texts differ in more than white space: servers wrap lines anew, and add or drop empty ones. */
function isChanged({ isAlone }: SentText, visible: string, { parts }: Anatomy): boolean {
  const texts = parts.filter(({ type, isAttachment }) => type === 'text/plain' && !isAttachment);
  // With attachments only the first text is certainly ours; else a text that was added as a part of its own counts.
  const compared = isAlone ? texts : texts.slice(0, 1);
  const arrived = compared.map((part) => visibleText(partText(part)));
  if (arrived.length === 0 || arrived.includes(undefined)) return false;
  const whole = arrived.join('');
  return compared.every(({ isWhole }) => isWhole) ? whole !== visible : whole.length > visible.length + TORN_CHARACTERS;
}

/** Returns what people see of a text. */
function visibleText(text: string | undefined): string | undefined {
  return text?.normalize('NFC').replace(/\s+/g, '');
}

function tooComplex(what: string): Finding {
  return {
    status: 'warning',
    code: 'E_MSG_TOO_COMPLEX',
    phase: 'arrival',
    message: `${what}, so not all of it was looked at.`,
    hint: 'The probe sends a small message. Look for the server on the way that makes so much of it.',
  };
}
