import type { Protocol } from '../../../../src/model/phase.ts';
import type { Reply } from '../../../support/scripted/script.ts';
import { Gap } from './case.ts';
import type { Json, JsonObject } from './fault.ts';
import { isList, isObject } from './parameter-reader.ts';

/**
 * A reply, or several that are used one after the other.
 * @throws Gap for what the language does not know
 */
export function replyOf(value: Json, protocol: Protocol): Reply {
  if (typeof value === 'string') return value;
  if (!isObject(value)) throw new Gap(`a reply is ${JSON.stringify(value)}`);
  const found = SHAPES.find(({ key }) => key in value);
  if (!found) throw new Gap(`a reply is ${JSON.stringify(value)}`);
  return found.read(value, protocol);
}

/** The same for the replies to a verb, of which there may be a list. */
export function repliesOf(value: Json, protocol: Protocol): Reply | readonly Reply[] {
  return isList(value) ? value.map((each) => replyOf(each, protocol)) : replyOf(value, protocol);
}

interface Shape {
  readonly key: string;
  read(value: JsonObject, protocol: Protocol): Reply;
}

/** The first whose key is there counts. */
const SHAPES: readonly Shape[] = [
  { key: 'hang', read: () => ({ hang: true }) },
  { key: 'reset', read: () => ({ reset: true }) },
  { key: 'close', read: () => ({ close: true }) },
  { key: 'drip', read: ({ drip, every_ms: every = 300 }) => ({ drip: String(drip), everyMs: Number(every) }) },
  { key: 'echo', read: ({ echo }) => ({ echo: String(echo) }) },
  { key: 'bytes', read: ({ bytes, eol }) => ({ bytes: Number(bytes), eol: eol === true }) },
  {
    key: 'lines',
    read: ({ lines, line }, protocol) => ({
      lines: Number(lines),
      of: typeof line === 'string' ? line : protocol === 'smtp' ? '250-x' : '* OK x',
    }),
  },
  { key: 'hex', read: ({ hex }) => ({ raw: bytesOf(String(hex)) }) },
  { key: 'raw', read: ({ raw }) => ({ raw: String(raw) }) },
  {
    key: 'delay_ms',
    read: ({ delay_ms: delay, line = '' }, protocol) => ({ delayMs: Number(delay), line: replyOf(line, protocol) }),
  },
  {
    key: 'plus',
    read: ({ plus, then = 'OK' }, protocol) => ({ plus: String(plus), next: nextOf(then, protocol) }),
  },
  { key: 'ids', read: ({ ids }) => `* SEARCH ${Array.from({ length: Number(ids) }, (_, at) => at + 1).join(' ')}` },
  { key: 'literal', read: literal },
  {
    key: 'line_bytes',
    read: ({ line_bytes: bytes }) => ({ reply: { raw: '* 1 FETCH (' }, next: { bytes: Number(bytes) } }),
  },
  { key: 'literals', read: literals },
  {
    key: 'nest',
    read: ({ nest }) => {
      const [open, close] = ['('.repeat(Number(nest)), ')'.repeat(Number(nest))];
      return { reply: { raw: `* 1 FETCH (UID 1 BODYSTRUCTURE ${open}${close})\r\n` }, next: 'OK Done' };
    },
  },
  {
    key: 'reply',
    read: ({ reply = '', then }, protocol) =>
      then === undefined ? replyOf(reply, protocol) : { reply: replyOf(reply, protocol), next: nextOf(then, protocol) },
  },
];

/** What follows, be it a reply or the name of an action. */
export function nextOf(value: Json, protocol: Protocol): Reply {
  const isName = value === 'hang' || value === 'reset' || value === 'close';
  return isName ? replyOf({ [value]: true }, protocol) : replyOf(value, protocol);
}

/** `literal` bytes are announced and `send` of them are sent, or all; then the answer ends as if nothing was missing. */
function literal({ literal: announced, send = announced }: JsonObject): Reply {
  const sent = Number(send);
  const head = { raw: `* 1 FETCH (UID 1 BODY[] {${announced}}\r\n` };
  const end: Reply = sent === 0 ? { hang: true } : { reply: { raw: ')\r\n' }, next: 'OK Done' };
  return { reply: head, next: { reply: { bytes: sent }, next: end } };
}

function literals({ literals: count, size = 1000 }: JsonObject): Reply {
  const content = 'x'.repeat(Number(size));
  const items = Array.from({ length: Number(count) }, (_, at) => ` BODY[${at + 1}] {${size}}\r\n${content}`);
  return { reply: { raw: `* 1 FETCH (UID 1${items.join('')})\r\n` }, next: 'OK Done' };
}

/** Hexadecimal digits, in groups as one likes. */
export function bytesOf(hex: string): Buffer {
  return Buffer.from(hex.replaceAll(/\s+/g, ''), 'hex');
}
