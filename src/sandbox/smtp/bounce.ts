/** Composes the report that a message could not be delivered (RFC 3464), as the sender gets it. */

import { splitMessage } from '../common/message-text.ts';
import type { ReceivedMessage } from './types.ts';

/** The failed delivery that a report is about. */
export interface Failure {
  readonly message: ReceivedMessage;
  readonly recipient: string;
  /** The reply that ended it: `550 5.1.1 No such user`. */
  readonly diagnostic: string;
}

/** Returns the text of the report. */
export function composeBounce({ message, recipient, diagnostic }: Failure, date: Date): Buffer {
  const boundary = `=_bounce_${message.id}`;
  const status = /\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(diagnostic)?.[0] ?? '5.0.0';
  const lines = [
    'From: Mail Delivery System <MAILER-DAEMON@sandbox.test>',
    `To: <${message.sender}>`,
    'Subject: Undelivered Mail Returned to Sender',
    `Date: ${date.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <bounce.${message.id}@sandbox.test>`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=us-ascii',
    '',
    `Your message to <${recipient}> could not be delivered: ${diagnostic}`,
    '',
    `--${boundary}`,
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; sandbox.test',
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    'Action: failed',
    `Status: ${status}`,
    `Diagnostic-Code: smtp; ${diagnostic}`,
    '',
    `--${boundary}`,
    'Content-Type: text/rfc822-headers',
    '',
  ];
  const end = `\r\n--${boundary}--\r\n`;
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n`), splitMessage(message.raw).header, Buffer.from(end)]);
}
