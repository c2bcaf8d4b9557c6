/** The items of FETCH (RFC 9051, section 6.4.5), without the structure and the parts of a message. */

import type { StoredMessage } from '../common/mailbox-store.ts';
import { type Address, fieldValues, headerFields, parseAddresses, splitMessage } from '../common/message-text.ts';
import { BadCommand } from './errors.ts';
import { formatDateTime, imapList, imapString, literal, type Piece } from './text.ts';
import type { Candidate } from './view.ts';

/** One item that is fetched of a message. */
export interface FetchItem {
  readonly name: string;
  /** Whether reading it sets `\Seen`. */
  readonly marksSeen: boolean;
  value(candidate: Candidate): readonly Piece[];
}

const MACROS: ReadonlyMap<string, readonly string[]> = new Map([
  ['ALL', ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE', 'ENVELOPE']],
  ['FAST', ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE']],
]);

const PLAIN_ITEMS: ReadonlyMap<string, (candidate: Candidate) => readonly Piece[]> = new Map(
  Object.entries({
    UID: ({ message }: Candidate) => [`${message.uid}`],
    FLAGS: (candidate: Candidate) => [formatFlags(candidate)],
    INTERNALDATE: ({ message }: Candidate) => [formatDateTime(message.internalDate)],
    'RFC822.SIZE': ({ message }: Candidate) => [`${message.raw.length}`],
    ENVELOPE: ({ message }: Candidate) => envelope(message),
  }),
);

const LEGACY_SECTIONS: ReadonlyMap<string, string> = new Map([
  ['RFC822', 'BODY[]'],
  ['RFC822.HEADER', 'BODY.PEEK[HEADER]'],
  ['RFC822.TEXT', 'BODY[TEXT]'],
]);

const SECTION = /^BODY(\.PEEK)?\[([^\]]*)\](?:<(\d+)\.(\d+)>)?$/i;
const HEADER_FIELDS = /^HEADER\.FIELDS(\.NOT)? \(([^()]+)\)$/i;

/**
 * Reads items, or the one macro that means several.
 * @throws BadCommand
 */
export function parseFetchItems(atoms: readonly string[]): FetchItem[] {
  const macro = atoms.length === 1 ? MACROS.get(atoms[0]?.toUpperCase() ?? '') : undefined;
  return (macro ?? atoms).map(parseFetchItem);
}

/** `(\Seen \Recent)` */
export function formatFlags({ message, isRecent }: Candidate): string {
  return `(${[...message.flags, ...(isRecent ? ['\\Recent'] : [])].join(' ')})`;
}

function parseFetchItem(atom: string): FetchItem {
  const name = atom.toUpperCase();
  const value = PLAIN_ITEMS.get(name);
  if (value) return { name, marksSeen: false, value };
  const legacy = LEGACY_SECTIONS.get(name);
  const [, peek, section, origin, length] = SECTION.exec(legacy ?? atom) ?? [];
  if (section === undefined) throw new BadCommand(`Unknown item ${name}`);
  const read = parseSection(section);
  const start = Number(origin ?? 0);
  const end = length === undefined ? undefined : start + Number(length);
  return {
    name: legacy ? name : `BODY[${section}]${origin === undefined ? '' : `<${start}>`}`,
    marksSeen: peek === undefined,
    value: ({ message }) => [literal(read(message.raw).subarray(start, end))],
  };
}

function parseSection(section: string): (raw: Buffer) => Buffer {
  const keyword = section.toUpperCase();
  if (keyword === '') return (raw) => raw;
  if (keyword === 'HEADER') return (raw) => splitMessage(raw).header;
  if (keyword === 'TEXT') return (raw) => splitMessage(raw).body;
  const [, not, list] = HEADER_FIELDS.exec(section) ?? [];
  if (list === undefined) throw new BadCommand(`Unknown section ${section}`);
  const names = list.split(' ').map((name) => name.replaceAll('"', '').toLowerCase());
  return (raw) => {
    const chosen = headerFields(raw).filter(({ name }) => names.includes(name.toLowerCase()) === (not === undefined));
    return Buffer.concat([...chosen.map((field) => field.raw), Buffer.from('\r\n')]);
  };
}

/** Date, subject, six lists of addresses, In-Reply-To, Message-ID. */
function envelope({ raw }: StoredMessage): readonly Piece[] {
  const text = (name: string) => [imapString(fieldValues(raw, name)[0])];
  const addresses = (name: string) => fieldValues(raw, name).flatMap(parseAddresses);
  const from = addresses('From');
  const orFrom = (name: string) => addressList(addresses(name).length > 0 ? addresses(name) : from);
  return imapList([
    text('Date'),
    text('Subject'),
    addressList(from),
    orFrom('Sender'),
    orFrom('Reply-To'),
    addressList(addresses('To')),
    addressList(addresses('Cc')),
    addressList(addresses('Bcc')),
    text('In-Reply-To'),
    text('Message-ID'),
  ]);
}

function addressList(addresses: readonly Address[]): readonly Piece[] {
  if (addresses.length === 0) return ['NIL'];
  const entries = addresses.flatMap(({ name, mailbox, host }) =>
    imapList([[imapString(name)], ['NIL'], [imapString(mailbox)], [imapString(host)]]),
  );
  return ['(', ...entries, ')'];
}
