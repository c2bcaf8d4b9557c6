import { parseHeaders } from '../message/message.ts';
import { uidTest } from './asked-uids.ts';
import type { Command, FetchedHeaders } from './session.ts';
import type { Argument } from './wire/grammar.ts';
import { atom, atoms, numberOf, pairsOf, sectionsOf } from './wire/values.ts';

/** A command that fetches header fields, and the messages that are added as its responses arrive. */
export interface HeadersRequest {
  readonly found: readonly FetchedHeaders[];
  readonly command: Command;
}

/** Builds the command that fetches header fields of the messages in a UID set. Other messages are left out. */
export function askHeaders(uids: string, fields: readonly string[], onRefusal: Command['onRefusal']): HeadersRequest {
  const found: FetchedHeaders[] = [];
  const isAsked = uidTest(uids);
  const section: Argument[] = [atom('HEADER.FIELDS'), atoms(...fields)];
  return {
    found,
    command: {
      name: 'UID FETCH',
      args: [{ type: 'SEQUENCE', value: uids }, [atom('UID'), { type: 'ATOM', value: 'BODY.PEEK', section }]],
      phase: 'imap_search',
      mayBePartial: true,
      untagged: {
        FETCH: ({ attributes }) => {
          const uid = numberOf(pairsOf(attributes?.[1]).get('UID'));
          // Dovecot mixes the answers to commands that were sent together, so only the header section is read.
          const block = sectionsOf(attributes?.[1]).get('HEADER.FIELDS')?.toString('utf8');
          if (uid === undefined || block === undefined || !isAsked(uid)) return false;
          found.push({ uid, headers: parseHeaders(block) });
          return true;
        },
      },
      onRefusal,
    },
  };
}
