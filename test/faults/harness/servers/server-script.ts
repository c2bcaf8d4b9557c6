import type { Protocol } from '../../../../src/model/phase.ts';
import type { Reply, Script } from '../../../support/scripted/script.ts';
import { Gap } from '../catalogue/case.ts';
import type { Json, JsonObject } from '../catalogue/fault.ts';
import { isList, isObject, type ScriptReader } from '../catalogue/parameter-reader.ts';
import { bytesOf, nextOf, repliesOf, replyOf } from '../catalogue/reply-of.ts';

type Replies = Readonly<Record<string, Reply | readonly (Reply | undefined)[]>>;

/** Stages that a session reaches only after it has logged in: there a list of capabilities is no reason to fail before. */
const AFTER_LOGIN = /^(?:mail|rcpt|data|select|search|fetch|status|quota|list|cleanup|wait|verify|compress)$/;
const LOGIN = { smtp: 'AUTH PLAIN LOGIN', imap: 'AUTH=PLAIN' } as const;

/** @throws Gap */
export function serverScript(reader: ScriptReader, protocol: Protocol, tlsMode: Script['tlsMode']): Script {
  const on = reader.object('on') ?? {};
  const starttls = isObject(on['STARTTLS']) && 'reply' in on['STARTTLS'] ? on['STARTTLS'] : undefined;
  const greeting = greetingOf(reader, protocol);
  const capabilities = capabilitiesOf(reader, protocol, 'caps') ?? capabilitiesOf(reader, protocol, 'caps_plain');
  const capabilitiesAfterTls = capabilitiesOf(reader, protocol, 'caps_tls');
  const lineEnd = reader.text('eol');
  const limit = limitOf(reader, protocol);
  return {
    protocol,
    ...(tlsMode === undefined ? {} : { tlsMode }),
    ...(starttls ? inHandshake(starttls) : {}),
    on: {
      ...selected(reader),
      ...repliesFor(on, protocol),
      ...(starttls ? answerTo(starttls) : {}),
      ...behaviour(reader, protocol),
    },
    ...(greeting === undefined ? {} : { greeting }),
    ...(capabilities ? { capabilities } : {}),
    ...(capabilitiesAfterTls ? { capabilitiesAfterTls } : {}),
    ...(lineEnd === undefined ? {} : { lineEnd }),
    ...(limit ? { limit } : {}),
  };
}

/** Replies by verb; `VERB#2` is the second time that a connection says it. */
function repliesFor(on: JsonObject, protocol: Protocol): Replies {
  const replies: Record<string, Reply | readonly (Reply | undefined)[]> = {};
  for (const [key, value] of Object.entries(on)) {
    const [, verb = key, count] = /^(.+)#(\d+)$/.exec(key) ?? [];
    if (verb === 'STARTTLS' && isObject(value) && 'reply' in value) continue;
    const given = repliesOf(value, protocol);
    const name = VERBS[protocol][verb] ?? verb;
    replies[name] = count === undefined ? given : [...Array(Number(count) - 1).fill(undefined), ...listOf(given)];
  }
  return replies;
}

function listOf(given: Reply | readonly Reply[]): readonly Reply[] {
  return isList(given as Json) ? (given as readonly Reply[]) : [given as Reply];
}

/** `select`: the answer to EXAMINE and SELECT, as a text or by its numbers. @throws Gap */
function selected(reader: ScriptReader): Replies {
  const value = reader.value('select');
  if (value === undefined) return {};
  const reply = isObject(value) ? stateOf(value) : repliesOf(value, 'imap');
  return { EXAMINE: reply, SELECT: reply };
}

function stateOf({ exists = 0, uidvalidity = 1, uidnext = 1, flags = '\\Deleted', ...unknown }: JsonObject): Reply {
  if (Object.keys(unknown).length > 0) throw new Gap(`nobody knows select with ${Object.keys(unknown).join(', ')}`);
  const codes = Object.entries({ UIDVALIDITY: uidvalidity, UIDNEXT: uidnext }).filter(([, value]) => value !== null);
  const lines = codes.map(([name, value]) => `* OK [${name} ${value}] Ok`);
  return [`* FLAGS (${flags})`, ...(exists === null ? [] : [`* ${exists} EXISTS`]), ...lines].join('\r\n');
}

/** What our probe says in place of it. */
const VERBS: Record<Protocol, Readonly<Record<string, string>>> = {
  smtp: {},
  imap: { FETCH: 'UID FETCH', SEARCH: 'UID SEARCH', STORE: 'UID STORE', EXPUNGE: 'UID EXPUNGE' },
};

/** What stands for several replies, or for one at a certain moment. */
function behaviour(reader: ScriptReader, protocol: Protocol): Replies {
  const afterLogin = reader.value('after_login');
  const flood = reader.text('flood');
  const bombMb = reader.number('bomb_mb');
  const login = protocol === 'smtp' ? 'AUTH' : 'AUTHENTICATE';
  if (afterLogin !== undefined) {
    const accepted = protocol === 'smtp' ? '235 2.7.0 Logged in' : 'OK Logged in';
    return { [login]: { reply: accepted, next: nextOf(afterLogin, protocol) } };
  }
  if (flood !== undefined) {
    const lines = Math.ceil((reader.number('bytes') ?? 1 << 20) / (flood.length + 2));
    return { [login]: { lines, of: flood } };
  }
  if (bombMb !== undefined) {
    const accepted = protocol === 'smtp' ? '235 2.7.0 Logged in' : 'OK Logged in';
    return { [login]: { reply: accepted, next: { bytes: bombMb * 1_000_000 } } };
  }
  if (reader.text('pre_answer') !== undefined) {
    const capabilities = '* CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN\r\nOK Done\r\n{next} OK Logged in';
    return { CAPABILITY: capabilities, AUTHENTICATE: { hang: true } };
  }
  return {};
}

function greetingOf(reader: ScriptReader, protocol: Protocol): Reply | undefined {
  const raw = reader.text('greeting_raw');
  if (raw !== undefined) return { raw };
  const hex = reader.text('greeting_hex');
  if (hex !== undefined) return { raw: bytesOf(hex) };
  const text = reader.text('server_text');
  if (text !== undefined) return inGreeting(text, protocol);
  const greeting = reader.value('greeting');
  return greeting === undefined ? undefined : replyOf(greeting, protocol);
}

/** A text of several lines, each as the protocol lets a server say it. */
function inGreeting(text: string, protocol: Protocol): Reply {
  const lines = text.split(/\r?\n/);
  if (protocol === 'imap') return lines.map((line) => `* OK ${line}`).join('\r\n');
  return lines.map((line, index) => `220${index === lines.length - 1 ? ' ' : '-'}${line}`).join('\r\n');
}

function capabilitiesOf(reader: ScriptReader, protocol: Protocol, name: string): readonly string[] | undefined {
  const given = reader.texts(name);
  if (!given) return undefined;
  const missing = protocol === 'imap' && !given.includes('IMAP4rev1') ? ['IMAP4rev1'] : [];
  const hasLogin = given.some((each) => /^AUTH[ =]/.test(each));
  const login = AFTER_LOGIN.test(reader.fault.stage) && !hasLogin ? [LOGIN[protocol]] : [];
  return [...missing, ...given, ...login];
}

function limitOf(reader: ScriptReader, protocol: Protocol): Script['limit'] {
  const connections = reader.number('max_conn');
  if (connections === undefined) return undefined;
  const over = reader.text('over') ?? (protocol === 'smtp' ? '421 4.7.0 too many' : '* BYE too many');
  return { connections, over: over.replace(/\r\n$/, '') };
}

/** `reply` may hold more lines than the answer to STARTTLS. */
function answerTo({ reply = '' }: JsonObject): Replies {
  return { STARTTLS: String(reply).split('\r\n')[0] ?? '' };
}

/** Further lines, and in `raw_tail` less than one, go out in clear text behind the answer to STARTTLS. */
function inHandshake({ reply = '', raw_tail: tail = '', tls: _goesOn, then, ...unknown }: JsonObject): Partial<Script> {
  if (Object.keys(unknown).length > 0) throw new Gap(`nobody knows STARTTLS with ${Object.keys(unknown).join(', ')}`);
  const injected = String(reply).split('\r\n').slice(1);
  const injection = injected.map((line) => `${line}\r\n`).join('') + String(tail);
  return { ...(then === 'hang' ? { hangsInHandshake: true } : {}), ...(injection === '' ? {} : { injection }) };
}
