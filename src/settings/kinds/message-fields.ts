/** The kinds of settings that describe a message: extra headers, attachments and its size. */

import type { ExtraHeader } from '../../model/message/message-spec.ts';
import { line } from './basic.ts';
import { BadValue, type Kind } from './kind.ts';
import { size } from './size.ts';

const MAX_HEADERS = 50;
/** RFC 5322 section 2.1.1 allows 998 octets per line; the margin is for changes that servers make. */
const MAX_HEADER_OCTETS = 900;
const MAX_ATTACHMENTS = 10;
const MAX_MESSAGE_BYTES = 50 * 1024 ** 2;

/** Stricter than RFC 5322, which allows every visible character: the token of RFC 9110, which all software reads alike. */
const HEADER_NAME = /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,76}$/;

const SET_BY_INPUT = 'Use the input';
/** The fields that Mail Probe sets, in lower case, each with its remedy. A second one would contradict the first. */
const OWN_HEADERS: Readonly<Record<string, string>> = {
  from: `${SET_BY_INPUT} from.`,
  to: `${SET_BY_INPUT} to.`,
  cc: `${SET_BY_INPUT} cc.`,
  bcc: `${SET_BY_INPUT} bcc, which no recipient sees.`,
  subject: `${SET_BY_INPUT} subject.`,
  'reply-to': `${SET_BY_INPUT} reply-to.`,
  date: 'Remove it: it is always the time of sending.',
  'message-id': 'Remove it: every message gets one of its own, shown in the output message-id.',
  'mime-version': `Remove it: it follows from the inputs body, html and attachments.`,
  'x-mail-probe': 'Remove it: the message is recognised by this field.',
  'auto-submitted': 'Remove it: it is always auto-generated, to prevent automatic replies.',
  'x-auto-response-suppress': 'Remove it: it is always set, to prevent automatic replies.',
  'return-path': `Remove it: the receiving server adds it. ${SET_BY_INPUT} from.`,
  received: 'Remove it: servers add it.',
  'dkim-signature': 'Remove it: servers add it, and a made-up one would be wrong.',
};

/** Extra header fields, one `Name: value` per line. */
export const headerLines: Kind<readonly ExtraHeader[]> = {
  type: 'list',
  parse: (text) => {
    const fields = nonEmptyLines(text).map(parseHeaderLine);
    if (fields.length > MAX_HEADERS) {
      throw new BadValue(`holds ${fields.length} header fields`, `Write at most ${MAX_HEADERS}.`, '');
    }
    return fields;
  },
};

function parseHeaderLine(text: string): ExtraHeader {
  const colon = text.indexOf(':');
  // The value may be a token of some service: it is not shown.
  const name = colon < 0 ? text : text.slice(0, colon);
  const bad = (problem: string, remedy: string): BadValue => new BadValue(problem, remedy, name);
  if (colon < 0) throw bad('holds a line without a colon', 'Write one header per line, as Name: value.');
  if (!HEADER_NAME.test(name)) {
    throw bad('holds a header name that is not valid', 'Write Name: value, the name without spaces and brackets.');
  }
  const remedy = ownHeaderRemedy(name.toLowerCase());
  if (remedy !== undefined) throw bad('holds a header that the action sets by itself', remedy);
  let value: string;
  try {
    value = line.parse(text.slice(colon + 1));
  } catch (error) {
    throw error instanceof BadValue ? bad(error.message, error.remedy) : error;
  }
  if (value === '') throw bad('holds a header without a value', 'Write Name: value, or remove the line.');
  if (Buffer.byteLength(text) > MAX_HEADER_OCTETS) {
    throw bad('holds a header that is too long', `Write at most ${MAX_HEADER_OCTETS} octets per line.`);
  }
  return { name, value };
}

function ownHeaderRemedy(name: string): string | undefined {
  if (name.startsWith('content-')) return `Remove it: it follows from the inputs body, html and attachments.`;
  return Object.hasOwn(OWN_HEADERS, name) ? OWN_HEADERS[name] : undefined;
}

/** Paths of files to attach, one per line. Commas belong to a path. */
export const attachmentPaths: Kind<readonly string[]> = {
  type: 'list',
  look: 'path',
  parse: (text) => {
    const paths = [...new Set(nonEmptyLines(text))].map((path) => {
      try {
        return line.parse(path);
      } catch (error) {
        throw error instanceof BadValue ? new BadValue(error.message, error.remedy, path) : error;
      }
    });
    if (paths.length > MAX_ATTACHMENTS) {
      throw new BadValue(`names ${paths.length} files`, `Attach at most ${MAX_ATTACHMENTS}.`);
    }
    return paths;
  },
};

/** The size of a message, in bytes. */
export const messageSize: Kind<number> = {
  type: 'string',
  look: 'number',
  parse: (text) => {
    const bytes = size.parse(text);
    if (bytes < 1 || bytes > MAX_MESSAGE_BYTES) throw new BadValue('is out of range', 'Write at most 50MB.');
    return bytes;
  },
};

function nonEmptyLines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
}
