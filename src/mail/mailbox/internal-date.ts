/** INTERNALDATE: the moment at which the server received a message (RFC 9051 section 2.3.3). */

import { uidTest } from '../imap/asked-uids.ts';
import { refusedCommand } from '../imap/refusals.ts';
import type { ImapSession } from '../imap/session.ts';
import type { Argument } from '../imap/wire/grammar.ts';
import { atom, numberOf, pairsOf, textOf } from '../imap/wire/values.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DATE_TIME = /^\s?(\d{1,2})-([a-z]{3})-(\d{4}) (\d{2}):(\d{2}):(\d{2}) ([+-])(\d{2})(\d{2})$/i;

/** Reads `17-Jul-1996 02:44:25 -0700` as milliseconds since the epoch; undefined for anything else. */
export function parseInternalDate(text: string): number | undefined {
  const [, day, name = '', year, hour, minute, second, sign, zoneHours, zoneMinutes] = DATE_TIME.exec(text) ?? [];
  const month = MONTHS.indexOf(name.toLowerCase());
  if (month < 0) return undefined;
  const local = Date.UTC(Number(year), month, Number(day), Number(hour), Number(minute), Number(second));
  const offset = (Number(zoneHours) * 60 + Number(zoneMinutes)) * 60_000;
  return sign === '-' ? local + offset : local - offset;
}

/**
 * Fetches when messages were received, by UID. Messages that have vanished are left out, and so are messages that the
 * server reports without having been asked.
 *
 * @param set UIDs, or sequence numbers for a plain FETCH
 */
export async function fetchDates(
  imap: ImapSession,
  set: string,
  name: 'UID FETCH' | 'FETCH' = 'UID FETCH',
): Promise<ReadonlyMap<number, number>> {
  const dates = new Map<number, number>();
  const isAsked = uidTest(set);
  const items: Argument = [atom('UID'), atom('INTERNALDATE')];
  await imap.run({
    name,
    args: [{ type: 'SEQUENCE', value: set }, items],
    phase: 'imap_search',
    mayBePartial: true,
    untagged: {
      FETCH: ({ command = '', attributes }) => {
        const values = pairsOf(attributes?.[1]);
        const uid = numberOf(values.get('UID'));
        const key = name === 'FETCH' ? numberOf({ value: command }) : uid;
        if (uid === undefined || key === undefined || !isAsked(key)) return false;
        const received = parseInternalDate(textOf(values.get('INTERNALDATE')) ?? '');
        if (received !== undefined) dates.set(uid, received);
        return true;
      },
    },
    onRefusal: refusedCommand(imap, 'FETCH', 'imap_search'),
  });
  return dates;
}
