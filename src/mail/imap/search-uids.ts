import { MAX_UID } from './asked-uids.ts';
import type { Command } from './session.ts';
import type { Argument, ParsedResponse } from './wire/grammar.ts';
import { numberOf } from './wire/values.ts';

/** A search, and the UIDs that are filled in as its answer arrives; absent as long as there is no result. */
export interface UidRequest {
  readonly result: { uids?: readonly number[] };
  readonly command: Command;
}

/** Builds a plain search by UID. A number that is no UID makes the whole result unreadable: then there is none. */
export function askUids(criteria: readonly Argument[], onRefusal: Command['onRefusal']): UidRequest {
  const result: { uids?: readonly number[] } = {};
  const found: number[] = [];
  let isReadable = true;
  const collect = (response: ParsedResponse): void => {
    const uids = uidsOf(response);
    isReadable &&= uids !== undefined;
    for (const uid of uids ?? []) found.push(uid);
    if (isReadable) result.uids = found;
    else delete result.uids;
  };
  const untagged = { SEARCH: collect };
  return { result, command: { name: 'UID SEARCH', args: criteria, phase: 'imap_search', untagged, onRefusal } };
}

/** Returns the UIDs of a line of SEARCH; undefined when a word of it is none. A list is a MODSEQ (RFC 7162). */
export function uidsOf({ attributes = [], numbers }: ParsedResponse): readonly number[] | undefined {
  const uids = numbers ?? attributes.filter((value) => !Array.isArray(value)).map(numberOf);
  return uids.every(isUid) ? uids : undefined;
}

/** Whether a number is a UID. */
export function isUid(value: number | undefined): value is number {
  return value !== undefined && value >= 1 && value <= MAX_UID;
}
