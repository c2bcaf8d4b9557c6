/** Fetches what search criteria speak of, so that a hit can be compared with them before it is deleted. */
import type { Criterion } from '../../model/message/criterion.ts';
import { uidTest } from '../imap/asked-uids.ts';
import { refusedCommand } from '../imap/refusals.ts';
import type { ImapSession } from '../imap/session.ts';
import type { Argument } from '../imap/wire/grammar.ts';
import { atom, listOf, numberOf, pairsOf, sectionsOf, text, textOf } from '../imap/wire/values.ts';
import { parseInternalDate } from './internal-date.ts';
import { type CriterionMatch, type MessageFacts, matchesCriterion } from './matches-criterion.ts';
import { splitUids } from './uid-set.ts';

/** Messages that are fetched with one command. */
const MAX_AT_ONCE = 500;

/** The hits of a search, compared with its criteria. */
export interface VerifiedHits {
  /** UIDs of the messages that match every criterion that can be verified. */
  readonly matching: readonly number[];
  /** How many changed since the search, or are no longer there, or cannot be compared. */
  readonly unsure: number;
  /** UIDs of the messages that never matched: the search of the server cannot be relied on. */
  readonly contradicting: readonly number[];
}

/** What the hits are compared with. */
export interface Verification {
  readonly criteria: readonly Criterion[];
  readonly nowMs: number;
  /** How many messages the mailbox holds. */
  readonly messages: number;
}

/** Compares messages of the open mailbox with the criteria. @throws ProbeFailure */
export async function verifyHits(
  imap: ImapSession,
  uids: readonly number[],
  { criteria, nowMs, messages }: Verification,
): Promise<VerifiedHits> {
  const items = itemsFor(criteria);
  const matching: number[] = [];
  const contradicting: number[] = [];
  for (let start = 0; start < uids.length; start += MAX_AT_ONCE) {
    const part = uids.slice(start, start + MAX_AT_ONCE);
    const facts = await fetchFacts(imap, part, items, messages);
    for (const uid of part) {
      const known = facts.get(uid);
      const result = known ? compare(criteria, known, nowMs) : 'unsure';
      if (result === 'match') matching.push(uid);
      if (result === 'contradiction') contradicting.push(uid);
    }
  }
  return { matching, unsure: uids.length - matching.length - contradicting.length, contradicting };
}

function compare(criteria: readonly Criterion[], facts: MessageFacts, nowMs: number): CriterionMatch {
  const results = new Set(criteria.map((criterion) => matchesCriterion(criterion, facts, nowMs)));
  if (results.has('contradiction')) return 'contradiction';
  return results.has('unsure') ? 'unsure' : 'match';
}

function itemsFor(criteria: readonly Criterion[]): readonly Argument[] {
  const kinds = new Set(criteria.map(({ kind }) => kind));
  const fields = new Set(criteria.map(fieldOf).filter((field) => field !== undefined));
  const section: Argument[] = [atom('HEADER.FIELDS'), [...fields].map(fieldName)];
  return [
    ...[atom('UID'), atom('FLAGS')],
    ...(kinds.has('size') ? [atom('RFC822.SIZE')] : []),
    ...(kinds.has('date') || kinds.has('age') ? [atom('INTERNALDATE')] : []),
    ...(fields.size > 0 ? [{ type: 'ATOM', value: 'BODY.PEEK', section } as const] : []),
  ];
}

function fieldOf(criterion: Criterion): string | undefined {
  if (criterion.kind === 'header') return criterion.name.toLowerCase();
  return criterion.kind === 'text' && criterion.key !== 'body' && criterion.key !== 'text' ? criterion.key : undefined;
}

function fieldName(name: string): Argument {
  return /^[a-z0-9-]+$/.test(name) ? atom(name) : text(name);
}

async function fetchFacts(
  imap: ImapSession,
  uids: readonly number[],
  items: readonly Argument[],
  messages: number,
): Promise<ReadonlyMap<number, MessageFacts>> {
  const facts = new Map<number, MessageFacts>();
  for (const set of splitUids(uids)) {
    const isAsked = uidTest(set);
    await imap.run({
      name: 'UID FETCH',
      args: [{ type: 'SEQUENCE', value: set }, items],
      phase: 'cleanup',
      mayBePartial: true,
      untagged: {
        FETCH: ({ command = '', attributes }) => {
          const values = pairsOf(attributes?.[1]);
          const uid = numberOf(values.get('UID'));
          if (uid === undefined || !isAsked(uid)) return false;
          const before = facts.get(uid);
          const flags = values.has('FLAGS') ? flagsOf(values.get('FLAGS')) : before?.flags;
          facts.set(uid, {
            uid,
            isLast: numberOf({ value: command }) === messages,
            flags,
            sizeBytes: numberOf(values.get('RFC822.SIZE')) ?? before?.sizeBytes,
            receivedMs: parseInternalDate(textOf(values.get('INTERNALDATE')) ?? '') ?? before?.receivedMs,
            header: headerText(sectionsOf(attributes?.[1]).get('HEADER.FIELDS')) ?? before?.header,
          });
          return true;
        },
      },
      onRefusal: refusedCommand(imap, 'FETCH', 'cleanup'),
    });
  }
  return facts;
}

function flagsOf(list: Parameters<typeof listOf>[0]): ReadonlySet<string> {
  return new Set(listOf(list).map((flag) => textOf(flag)?.toLowerCase() ?? ''));
}

/** Fields with 8-bit text are UTF-8 in most cases, else Latin-1. */
function headerText(block: Buffer | undefined): string | undefined {
  const decoded = block?.toString('utf8');
  return decoded?.includes('\uFFFD') ? block?.toString('latin1') : decoded;
}
