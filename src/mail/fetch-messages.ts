/** Reads the beginnings of messages: what is compared, and counted, is never more than a known number of octets. */
import { ProbeFailure } from '../verdict/failure.ts';
import type { FetchedHeaders, ImapSession } from './imap.ts';
import type { Argument } from './imap-engine.ts';
import { refusedCommand } from './imap-refusals.ts';
import { atom, atoms, numberOf, pairsOf, sectionsOf } from './imap-values.ts';
import { parseHeaders } from './message.ts';

/** How much of a message is wanted, in octets. */
export interface Beginnings {
  /** Of the whole header. */
  readonly header?: number;
  /** Of what follows it. */
  readonly text?: number;
}

/** A message, as far as it was wanted. Untrusted. */
export interface FetchedMessage extends FetchedHeaders {
  /** The beginnings. Absent where the server did not give them. */
  readonly header?: Buffer;
  readonly text?: Buffer;
}

/**
 * Header fields and beginnings of the messages in a UID set, in one flight. From a server that refuses the beginnings
 * the fields are asked for alone: that they cannot be read is no trouble with the message.
 * @throws ProbeFailure
 */
export async function fetchMessages(
  imap: ImapSession,
  uids: string,
  fields: readonly string[],
  wanted: Beginnings,
): Promise<readonly FetchedMessage[]> {
  try {
    return await fetchBoth(imap, uids, fields, wanted);
  } catch (error) {
    if (!(error instanceof ProbeFailure) || error.code !== 'E_PROTO' || !imap.isOpen) throw error;
    return await imap.fetchHeaders(uids, fields);
  }
}

async function fetchBoth(
  imap: ImapSession,
  uids: string,
  fields: readonly string[],
  wanted: Beginnings,
): Promise<readonly FetchedMessage[]> {
  const found: FetchedMessage[] = [];
  const items: Argument = [
    atom('UID'),
    peek([atom('HEADER.FIELDS'), atoms(...fields)]),
    ...(wanted.header === undefined ? [] : [peek([atom('HEADER')], wanted.header)]),
    ...(wanted.text === undefined ? [] : [peek([atom('TEXT')], wanted.text)]),
  ];
  await imap.run({
    name: 'UID FETCH',
    args: [{ type: 'SEQUENCE', value: uids }, items],
    phase: 'imap_search',
    mayBePartial: true,
    untagged: {
      FETCH: ({ attributes }) => {
        const uid = numberOf(pairsOf(attributes?.[1]).get('UID'));
        const sections = sectionsOf(attributes?.[1]);
        const block = sections.get('HEADER.FIELDS');
        if (uid === undefined || block === undefined) return;
        const [header, text] = [sections.get('HEADER'), sections.get('TEXT')];
        found.push({
          uid,
          headers: parseHeaders(block.toString('utf8')),
          ...(header ? { header: header.subarray(0, wanted.header) } : {}),
          ...(text ? { text: text.subarray(0, wanted.text) } : {}),
        });
      },
    },
    onRefusal: refusedCommand(imap, 'FETCH', 'imap_search'),
  });
  return found;
}

function peek(section: readonly Argument[], octets?: number): Argument {
  const partial = octets === undefined ? {} : { partial: [0, octets] as const };
  return { type: 'ATOM', value: 'BODY.PEEK', section, ...partial };
}
