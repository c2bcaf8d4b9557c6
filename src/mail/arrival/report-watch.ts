import type { ProbeContext } from '../../model/probe-context.ts';
import type { FetchedHeaders, ImapSession } from '../imap/session.ts';
import { fetchMessages } from '../mailbox/fetch-messages.ts';
import {
  type DeliveryReport,
  isDeliveryReport,
  MAX_REPORT,
  REPORT_HEADERS,
  readDeliveryReport,
} from '../message/delivery-report.ts';
import type { Mark } from '../message/message.ts';
import type { WatchedMailbox } from './watched-mailbox.ts';

/** A report about our message, and where it is. */
export interface FoundReport extends DeliveryReport {
  readonly mailbox: WatchedMailbox;
  readonly uid: number;
}

/** At most this many are read: in a mailbox for the reports of all users, ours is among the first or not found. */
const MAX_REPORTS = 50;

export class ReportWatch {
  /** Reports about our message, in the order in which they were found. */
  readonly found: FoundReport[] = [];
  readonly #context: ProbeContext;
  readonly #mark: Mark;
  #left = MAX_REPORTS;

  constructor(context: ProbeContext, mark: Mark) {
    this.#context = context;
    this.#mark = mark;
  }

  /** Reads the reports among messages of the open mailbox that were not seen before. */
  async look(imap: ImapSession, mailbox: WatchedMailbox, news: readonly FetchedHeaders[]): Promise<void> {
    const uids = news.filter(({ headers }) => isDeliveryReport(headers)).map(({ uid }) => uid);
    const wanted = uids.slice(0, this.#left);
    this.#left -= wanted.length;
    if (wanted.length === 0) return;
    const messages = await fetchMessages(imap, wanted.join(','), REPORT_HEADERS, { text: MAX_REPORT });
    for (const { uid, headers, text } of messages) {
      const report = text && wanted.includes(uid) ? readDeliveryReport(headers, text, this.#mark) : undefined;
      if (report) this.#add({ ...report, mailbox, uid });
    }
  }

  #add(report: FoundReport): void {
    this.found.push(report);
    if (report.action === 'failed') return;
    this.#context.note({
      status: 'warning',
      code: 'E_DELAYED',
      phase: 'arrival',
      message: 'A server on the way reports that the message is late.',
      hint: 'The message waits in a queue. Look at the queue of the server that wrote the report, and at the server that it cannot reach.',
      reply: report.diagnostic ?? report.status,
    });
  }
}
