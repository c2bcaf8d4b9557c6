/** Finds the row of the table that a refusal means. */
import { CLIENT_ROWS } from './client-rows.ts';
import { ENHANCED_ROWS } from './enhanced-rows.ts';
import { ENVELOPE_ROWS } from './envelope-rows.ts';
import { GENERAL_ROWS } from './general-rows.ts';
import { LIMIT_ROWS } from './limit-rows.ts';
import { LOGIN_ROWS, PLAIN_LOGIN_ROWS } from './login-rows.ts';
import { PROVIDER_ROWS } from './provider-rows.ts';
import { MAILBOX_WORD_ROWS, RESPONSE_CODE_ROWS } from './response-code-rows.ts';
import type { RefusalRow, RefusalSide, SessionStep } from './row.ts';
import { enhancedCode, smtpReplyCode } from './smtp-codes.ts';

/**
 * The table of refusals, for both protocols: the first row that fits counts. Clear words come before codes, codes before
 * vague words, and the command that was refused is the last resort.
 */
export const REFUSAL_ROWS: readonly RefusalRow[] = [
  ...PROVIDER_ROWS,
  ...LOGIN_ROWS,
  ...LIMIT_ROWS,
  ...CLIENT_ROWS,
  ...ENVELOPE_ROWS,
  ...MAILBOX_WORD_ROWS,
  ...RESPONSE_CODE_ROWS,
  ...ENHANCED_ROWS,
  ...PLAIN_LOGIN_ROWS,
  ...GENERAL_ROWS,
];

/** Response codes after which a login is final, whatever words follow: repeating it may lock the account. */
const FINAL_CODES = ['AUTHENTICATIONFAILED', 'AUTHORIZATIONFAILED', 'EXPIRED'];

/** A name, a login or clear text that was refused is refused again, and repeating a login may lock the account. */
const NEVER_PASSES: readonly RefusalSide[] = ['name', 'login', 'tls'];

/** The parts of a refusal that rows are compared with. */
interface RefusalParts {
  /** Without codes, addresses, and the paths of links. */
  readonly words: string;
  /** 0 without one. */
  readonly reply: number;
  /** Without its class: `7.8`. */
  readonly enhanced: string | undefined;
  /** In upper case. */
  readonly imap: readonly string[];
}

/** A row, and whether the refusal may pass by itself. */
export interface RefusalMeaning {
  readonly row: RefusalRow;
  readonly mayPass: boolean;
}

/**
 * Finds what a refusal means at a step; undefined when no row fits.
 *
 * @param text the whole answer of the server, without the tag of an IMAP command. Untrusted.
 */
export function findMeaning(text: string, step: SessionStep): RefusalMeaning | undefined {
  const parts = readParts(text);
  // A reply of several lines is final when one of them is.
  const isRefused = /^5\d\d\b/m.test(text);
  const isFinal = isRefused || parts.imap.some((code) => FINAL_CODES.includes(code));
  const row = REFUSAL_ROWS.find(
    (each) => each.at.includes(step) && fits(each, parts) && !(step === 'login' && isFinal && isTemporary(each)),
  );
  return row && { row, mayPass: !isRefused && !NEVER_PASSES.includes(row.side) && (row.mayPass ?? parts.reply >= 400) };
}

function isTemporary({ side, mayPass }: RefusalRow): boolean {
  return side === 'limit' || mayPass === true;
}

function fits(row: RefusalRow, { words, reply, enhanced, imap }: RefusalParts): boolean {
  if (row.imap && !row.imap.some((code) => imap.includes(code))) return false;
  if (row.reply && !row.reply.includes(reply)) return false;
  if (row.replyClass !== undefined && Math.floor(reply / 100) !== row.replyClass) return false;
  if (row.enhanced && !row.enhanced.some((code) => enhanced === code || enhanced?.startsWith(`${code}.`))) return false;
  if (row.words && !row.words.test(words)) return false;
  return !row.unless?.test(words);
}

/**
 * Addresses and the names of clients are no words of the server: `<relay@example.org>: no such user`. Neither are the
 * paths of links.
 */
function readParts(text: string): RefusalParts {
  return {
    words: text
      // A sentence may go on in the next line of a reply, behind its codes.
      .replace(/^\d{3}[ -](?:\d\.\d{1,3}\.\d{1,3}\b)?/gm, '')
      .split(/\s+/)
      .filter((word) => !/^\[|[<@]/.test(word))
      .map((word) => word.replace(/(:\/\/[^/]*)\/.*/, '$1'))
      .join(' '),
    reply: smtpReplyCode(text),
    enhanced: enhancedCode(text)?.slice(2),
    imap: [...text.matchAll(/\[([A-Za-z][A-Za-z0-9-]*)/g)].map(([, code = '']) => code.toUpperCase()),
  };
}
