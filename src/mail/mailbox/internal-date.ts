/** INTERNALDATE: the moment at which the server received a message (RFC 9051 section 2.3.3). */

import { uidTest } from '../imap/asked-uids.ts';
import { refusedCommand } from '../imap/refusals.ts';
import type { ImapSession } from '../imap/session.ts';
import type { Argument } from '../imap/wire/grammar.ts';
import { atom, numberOf, pairsOf, textOf } from '../imap/wire/values.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DATE_TIME = /^\s?(\d{1,2})-([a-z]{3})-(\d{4}) (\d{2}):(\d{2}):(\d{2}) ([+-])(\d{2})(\d{2})$/i;

/** Years that a message can be of. Servers write 1970, or the year 0, where they do not know the date. */
const YEARS = [1970, 2100] as const;
/** Time zones go from UTC-12 to UTC+14. */
const MAX_ZONE_MINUTES = 14 * 60;

/**
 * Reads `17-Jul-1996 02:44:25 -0700` as milliseconds since the epoch; undefined for anything else, and for a day, time or
 * zone that does not exist: `00-Jan-0000 00:00:00 +0000` (MailKit#1236).
 */
export function parseInternalDate(text: string): number | undefined {
  const [, , name = '', , , , , sign, ...zone] = DATE_TIME.exec(text) ?? [];
  const month = MONTHS.indexOf(name.toLowerCase());
  if (month < 0) return undefined;
  const [day = 0, , year = 0, hour = 0, minute = 0, second = 0] = (DATE_TIME.exec(text) ?? []).slice(1).map(Number);
  const [zoneHours = 0, zoneMinutes = 0] = zone.map(Number);
  const isDay = day >= 1 && day <= new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const isYear = year >= YEARS[0] && year <= YEARS[1];
  // A minute may have a leap second (RFC 5322 section 3.3).
  const isTime = hour <= 23 && minute <= 59 && second <= 60;
  const offset = zoneHours * 60 + zoneMinutes;
  if (!isDay || !isYear || !isTime || zoneMinutes > 59 || offset > MAX_ZONE_MINUTES) return undefined;
  const local = Date.UTC(year, month, day, hour, minute, second);
  const moment = sign === '-' ? local + offset * 60_000 : local - offset * 60_000;
  // The epoch itself stands for a date that is not known.
  return moment > 0 ? moment : undefined;
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
