import type { ProbeContext } from '../../model/probe-context.ts';
import type { ImapSession } from '../imap/session.ts';
import { fetchMessages } from '../mailbox/fetch-messages.ts';
import { MAX_REPORT, REPORT_HEADERS, readDeliveryReport } from '../message/delivery-report.ts';
import type { Mark } from '../message/message.ts';
import { noteLeft, removeRecognised } from './removal.ts';
import type { FoundReport } from './report-watch.ts';

const WHAT = 'A delivery report about the test message';

/**
 * Removes the reports that are proven, by what the server says of them now, and notes those that had to be left.
 * @throws ProbeFailure when the session fails or the mailbox cannot be opened for writing
 */
export async function removeReports(
  imap: ImapSession,
  context: ProbeContext,
  mark: Mark,
  reports: readonly FoundReport[],
  mayExpunge: boolean,
): Promise<void> {
  for (const mailbox of new Set(reports.map((report) => report.mailbox.name))) {
    const here = reports.filter((report) => report.mailbox.name === mailbox);
    if (here.some(({ isProven }) => !isProven)) {
      noteLeft(context, { what: WHAT, mailbox }, 'it does not prove that it is about this message');
    }
    const proven = here.filter(({ isProven }) => isProven).map(({ uid }) => uid);
    if (proven.length === 0) continue;
    const recognise = (uids: readonly number[]) => fetchProven(imap, mark, uids);
    const [, uids] = await Promise.all([imap.select(mailbox), recognise(proven)]);
    await removeRecognised(imap, context, { mailbox, what: WHAT, uids, nearby: 0, recognise, mayExpunge });
  }
}

async function fetchProven(imap: ImapSession, mark: Mark, uids: readonly number[]): Promise<readonly number[]> {
  const messages = await fetchMessages(imap, uids.join(','), REPORT_HEADERS, { text: MAX_REPORT });
  const isProven = (headers: ReadonlyMap<string, string>, text: Buffer | undefined): boolean =>
    text !== undefined && readDeliveryReport(headers, text, mark)?.isProven === true;
  return messages
    .filter(({ uid, headers, text }) => uids.includes(uid) && isProven(headers, text))
    .map(({ uid }) => uid);
}
