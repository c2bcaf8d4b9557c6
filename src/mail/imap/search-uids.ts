import type { Command } from './session.ts';
import type { Argument, ParsedResponse } from './wire/grammar.ts';
import { numberOf } from './wire/values.ts';

/** A search, and the UIDs that are filled in as its answer arrives; absent as long as there is no result. */
export interface UidRequest {
  readonly result: { uids?: readonly number[] };
  readonly command: Command;
}

/** Builds a plain search by UID. */
export function askUids(criteria: readonly Argument[], onRefusal: Command['onRefusal']): UidRequest {
  const result: { uids?: readonly number[] } = {};
  const found: number[] = [];
  const collect = ({ attributes = [], numbers }: ParsedResponse): void => {
    result.uids = found;
    for (const uid of numbers ?? attributes.map(numberOf)) if (uid !== undefined) found.push(uid);
  };
  const untagged = { SEARCH: collect };
  return { result, command: { name: 'UID SEARCH', args: criteria, phase: 'imap_search', untagged, onRefusal } };
}
