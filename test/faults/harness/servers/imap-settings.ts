/** How the IMAP server of the sandbox differs from a good one, whether a probe only looks or makes a round trip. */
import { findMailbox } from '../../../../src/sandbox/common/mailbox-store.ts';
import type { Extension } from '../../../../src/sandbox/imap/capabilities.ts';
import type { CommandHook, ImapSession } from '../../../../src/sandbox/imap/session.ts';
import type { ImapSettings } from '../../../../src/sandbox/imap-server.ts';
import { Gap } from '../catalogue/case.ts';
import type { Json, JsonObject } from '../catalogue/fault.ts';
import { isList, isObject, type ScriptReader } from '../catalogue/parameter-reader.ts';

const EXTENSIONS: readonly Extension[] = [
  'CHILDREN',
  'ENABLE',
  'ESEARCH',
  'ID',
  'IDLE',
  'LIST-EXTENDED',
  'LIST-STATUS',
  'LITERAL+',
  'NAMESPACE',
  'QUOTA',
  'SASL-IR',
  'SPECIAL-USE',
  'STATUS=SIZE',
  'UIDPLUS',
  'UNSELECT',
  'WITHIN',
];
/** Whatever these find out about a mailbox has its UIDVALIDITY. */
const LOOKS = ['EXAMINE', 'SELECT', 'STATUS'];

/** What is made anew for each server. @throws Gap */
export function imapSettings(reader: ScriptReader): () => ImapSettings & { readonly onCommand: CommandHook } {
  const answered = Object.entries(reader.object('imap_on') ?? {}).map(([verb, value]) => answers(verb, value));
  const findsAll = reader.flag('search_finds_all') === true;
  const isClock = reader.fault.inject.script['uidvalidity'] === 'clock';
  if (isClock) reader.value('uidvalidity');
  const without = (reader.texts('without') ?? []).map(extension);
  return () => ({
    without: findsAll ? [...without, 'ESEARCH'] : without,
    onCommand: inTurn([
      ...answered.map((make) => make()),
      ...(findsAll ? [findAll] : []),
      ...(isClock ? [clock()] : []),
    ]),
  });
}

/** The first that answers counts. */
function inTurn(hooks: readonly CommandHook[]): CommandHook {
  return async (verb, line, session) => {
    for (const hook of hooks) {
      const answer = await hook(verb, line, session);
      if (answer !== undefined) return answer;
    }
    return undefined;
  };
}

function extension(name: string): Extension {
  const found = EXTENSIONS.find((each) => each === name);
  if (!found) throw new Gap(`the sandbox has no extension ${name}`);
  return found;
}

/** Answers to a verb, in the order in which any session says it; the last again and again. */
function answers(verb: string, value: Json): () => CommandHook {
  const list = (isList(value) ? value : [value]).map(answerOf);
  return () => {
    let uses = 0;
    return (said, line, session) => {
      if (said !== verb) return undefined;
      const answer = list[Math.min(uses, list.length - 1)];
      if (!answer?.isMeant(line, session)) return undefined;
      uses += 1;
      return answer.text;
    };
  };
}

interface Answer {
  /** `drop` cuts the line; without a text the command is carried out. */
  readonly text: string | undefined;
  isMeant(line: string, session: ImapSession): boolean;
}

/** @throws Gap */
function answerOf(value: Json): Answer {
  if (value === null || typeof value === 'string') return { text: value ?? undefined, isMeant: () => true };
  if (!isObject(value)) throw new Gap(`an answer is ${JSON.stringify(value)}`);
  const { say, matching, while_empty: isForEmpty, ...unknown }: JsonObject = value;
  if (Object.keys(unknown).length > 0) throw new Gap(`nobody knows an answer with ${Object.keys(unknown).join(', ')}`);
  const pattern = typeof matching === 'string' ? new RegExp(matching) : undefined;
  return {
    text: typeof say === 'string' ? say : undefined,
    isMeant: (line, session) =>
      (pattern?.test(line) ?? true) && (isForEmpty !== true || inbox(session)?.messages.length === 0),
  };
}

function inbox({ account }: ImapSession): ReturnType<typeof findMailbox> {
  return findMailbox(account, 'INBOX');
}

/** A server that ignores every criterion. */
const findAll: CommandHook = (verb, _line, session) => {
  if (verb !== 'UID SEARCH') return undefined;
  return ['* SEARCH', ...(inbox(session)?.messages ?? []).map(({ uid }) => uid)].join(' ').concat('\nOK Done');
};

/** Courier 5: until a mailbox was opened for writing, its UIDVALIDITY is the clock, which goes on with every look. */
function clock(): CommandHook {
  let next = Math.floor(Date.now() / 1000);
  return (verb, _line, session) => {
    if (!LOOKS.includes(verb)) return undefined;
    for (const mailbox of session.account.mailboxes.values()) mailbox.uidValidity = next;
    next += 1;
    return undefined;
  };
}
