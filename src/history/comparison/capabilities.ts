/** Capabilities of a server in a form that can be compared, and what it means that some are lost. */
import type { Protocol } from '../../model/phase.ts';

/** More are those of no real server, and are not compared. */
const MAX_NAMES = 100;
const MAX_NAME = 60;
/** Names that IMAP4rev2 includes: a server may leave them out when it announces that (RFC 9051 appendix E). */
const IN_REV2 =
  'ENABLE ESEARCH IDLE LIST-EXTENDED LIST-STATUS LITERAL- MOVE NAMESPACE SASL-IR SEARCHRES SPECIAL-USE STATUS=SIZE UIDPLUS UNSELECT'.split(
    ' ',
  );

/**
 * Returns the names in alphabetical order, without parameters that vary: limits, numbers, texts of a vendor. Mechanisms
 * of a login are names of their own. Undefined when there are too many to compare.
 */
export function comparable(protocol: Protocol, list: readonly string[]): string | undefined {
  const names = new Set(
    list.flatMap(protocol === 'smtp' ? smtpNames : imapNames).map((name) => name.slice(0, MAX_NAME)),
  );
  names.delete('');
  return names.size > MAX_NAMES ? undefined : [...names].sort().join(' ');
}

/** `AUTH PLAIN LOGIN`, and the old form `AUTH=PLAIN LOGIN`, are two mechanisms; of other keywords the first word counts. */
function smtpNames(line: string): readonly string[] {
  const [keyword = '', ...words] = line.toUpperCase().split(/[ =]+/);
  if (keyword === 'AUTH') return words.filter((word) => word !== '').map((word) => `AUTH=${word}`);
  return [keyword];
}

function imapNames(name: string): readonly string[] {
  const [word = '', parameter] = name.toUpperCase().split('=', 2);
  const varies = parameter === undefined || /^\d+$/.test(parameter) || /^X/.test(word) || word === 'RIGHTS';
  return [varies ? word : `${word}=${parameter}`];
}

/** What differs between lists of names. */
export interface Difference {
  /** Names that all lists had before. */
  readonly lost: readonly string[];
  /** Names that no list had before. */
  readonly gained: readonly string[];
}

/** Compares lists of names, as `comparable` returns them. */
export function differenceOf(before: readonly string[], after: string): Difference {
  const now = new Set(wordsOf(after));
  if (now.has('IMAP4REV2')) for (const name of IN_REV2) now.add(name);
  const lists = before.map((each) => new Set(wordsOf(each)));
  const [first = new Set<string>()] = lists;
  return {
    lost: [...first].filter((name) => !now.has(name) && lists.every((list) => list.has(name))),
    gained: wordsOf(after).filter((name) => !lists.some((list) => list.has(name))),
  };
}

/**
 * Whether a loss is one: extensions of a vendor come and go, and a login that is no longer offered before TLS is better
 * than one that is.
 */
export function isLoss(name: string, isBeforeTls: boolean): boolean {
  return !/^X/.test(name) && !(isBeforeTls && /^AUTH=/.test(name));
}

function wordsOf(names: string): readonly string[] {
  return names.split(' ').filter((name) => name !== '');
}
