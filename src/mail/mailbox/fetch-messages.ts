/** Reads the beginnings of messages: never more than a known number of octets is compared and counted. */
import { ProbeFailure } from '../../model/failure.ts';
import { uidTest } from '../imap/asked-uids.ts';
import { refusedCommand } from '../imap/refusals.ts';
import type { FetchedHeaders, ImapSession } from '../imap/session.ts';
import type { Argument, ParsedResponse } from '../imap/wire/grammar.ts';
import { atom, atoms, numberOf, pairsOf, sectionsOf } from '../imap/wire/values.ts';
import { parseHeaders } from '../message/message.ts';

/** Octets of a whole header that are read; a normal one has a tenth of that. */
const MAX_WHOLE_HEADER = 65_536;

/** How much of a message is wanted, in octets. */
export interface Beginnings {
  /** Octets of the whole header. */
  readonly header?: number;
  /** Octets of the text that follows the header. */
  readonly text?: number;
}

/** The requested parts of a message. Untrusted. */
export interface FetchedMessage extends FetchedHeaders {
  /** The beginnings. Absent where the server did not send them or they were not requested. */
  readonly header?: Buffer | undefined;
  readonly text?: Buffer | undefined;
}

/** The items to fetch, and of which messages. */
interface Request {
  readonly uids: string;
  readonly items: readonly Argument[];
}

/**
 * Fetches header fields and beginnings of the messages in a UID set, in one network round trip.
 * @throws ProbeFailure
 */
export async function fetchMessages(
  imap: ImapSession,
  uids: string,
  fields: readonly string[],
  wanted: Beginnings,
): Promise<readonly FetchedMessage[]> {
  return await fetchOrHeaders(imap, uids, fields, [{ uids, items: [fieldsItem(fields), ...beginningItems(wanted)] }]);
}

/**
 * Fetches header fields of the messages from a UID on, and the beginnings of the one with this UID, in one network
 * round trip.
 * @throws ProbeFailure
 */
export async function fetchNews(
  imap: ImapSession,
  from: number,
  fields: readonly string[],
  wanted: Beginnings,
): Promise<readonly FetchedMessage[]> {
  const all = `${from}:*`;
  const requests = [
    { uids: all, items: [fieldsItem(fields)] },
    { uids: String(from), items: beginningItems(wanted) },
  ];
  return await fetchOrHeaders(imap, all, fields, requests);
}

/** Fetches only the fields when the server refuses the beginnings: that is not a problem of the message. */
async function fetchOrHeaders(
  imap: ImapSession,
  uids: string,
  fields: readonly string[],
  requests: readonly Request[],
): Promise<readonly FetchedMessage[]> {
  try {
    return await fetchTogether(imap, requests);
  } catch (error) {
    if (!(error instanceof ProbeFailure) || error.code !== 'E_PROTO' || !imap.isOpen) throw error;
    return await imap.fetchHeaders(uids, fields);
  }
}

/**
 * Fetches the beginnings of whole headers, for a server whose answer for single fields cannot be read.
 * @throws ProbeFailure
 */
export async function fetchWholeHeaders(imap: ImapSession, uids: string): Promise<readonly FetchedHeaders[]> {
  const found: FetchedHeaders[] = [];
  const isAsked = uidTest(uids);
  await imap.run({
    name: 'UID FETCH',
    args: [{ type: 'SEQUENCE', value: uids }, [atom('UID'), ...beginningItems({ header: MAX_WHOLE_HEADER })]],
    phase: 'imap_search',
    mayBePartial: true,
    untagged: {
      FETCH: ({ attributes }) => {
        const uid = numberOf(pairsOf(attributes?.[1]).get('UID'));
        const header = sectionsOf(attributes?.[1]).get('HEADER')?.toString('utf8');
        if (uid === undefined || header === undefined || !isAsked(uid)) return false;
        found.push({ uid, headers: parseHeaders(header) });
        return true;
      },
    },
    onRefusal: refusedCommand(imap, 'FETCH', 'imap_search'),
  });
  return found;
}

/** Dovecot mixes the answers to commands that were sent together, so they are merged by UID and section. */
async function fetchTogether(imap: ImapSession, requests: readonly Request[]): Promise<readonly FetchedMessage[]> {
  const found = new Map<number, Map<string, Buffer>>();
  const tests = requests.map(({ uids }) => uidTest(uids));
  const collect = ({ attributes }: ParsedResponse): boolean => {
    const uid = numberOf(pairsOf(attributes?.[1]).get('UID'));
    if (uid === undefined || !tests.some((isAsked) => isAsked(uid))) return false;
    const known = found.get(uid) ?? new Map<string, Buffer>();
    found.set(uid, known);
    for (const [name, content] of sectionsOf(attributes?.[1])) known.set(name, content);
    return true;
  };
  const answers = requests.map(({ uids, items }) =>
    imap.run({
      name: 'UID FETCH',
      args: [{ type: 'SEQUENCE', value: uids }, [atom('UID'), ...items]],
      phase: 'imap_search',
      mayBePartial: true,
      untagged: { FETCH: collect },
      onRefusal: refusedCommand(imap, 'FETCH', 'imap_search'),
    }),
  );
  // All of them must be answered before the next command is sent.
  const outcomes = await Promise.allSettled(answers);
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  return [...found].flatMap(([uid, sections]) => {
    const block = sections.get('HEADER.FIELDS');
    if (!block) return [];
    const headers = parseHeaders(block.toString('utf8'));
    return [{ uid, headers, header: sections.get('HEADER'), text: sections.get('TEXT') }];
  });
}

function fieldsItem(fields: readonly string[]): Argument {
  return peek([atom('HEADER.FIELDS'), atoms(...fields)]);
}

function beginningItems({ header, text }: Beginnings): readonly Argument[] {
  return [
    ...(header === undefined ? [] : [peek([atom('HEADER')], header)]),
    ...(text === undefined ? [] : [peek([atom('TEXT')], text)]),
  ];
}

function peek(section: readonly Argument[], octets?: number): Argument {
  const partial = octets === undefined ? {} : { partial: [0, octets] as const };
  return { type: 'ATOM', value: 'BODY.PEEK', section, ...partial };
}
