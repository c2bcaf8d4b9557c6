/** Reports of mail servers about a message (RFC 3464), in the words of Postfix, Exim and others. */

/** Of the message that carries a report. */
export const REPORT_TYPE = 'multipart/report; report-type=delivery-status;\r\n\tboundary="4CYt/mx.test"';

/** What differs between reports. */
export interface ReportParts {
  readonly action?: string;
  readonly status?: string;
  readonly diagnostic?: string;
  readonly recipient?: string;
  /** Fields of the message that carries the report; one that is empty is left out. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Type of the part that returns the message, and what stands in it; without a type there is no such part. */
  readonly returnedType?: string | undefined;
  readonly returned?: string;
}

/** The report of a server that gave up, or whatever `parts` makes of it. */
export function deliveryReport(raw: string, parts: ReportParts = {}): string {
  const { action = 'failed', status = '5.1.1', recipient = 'probe@mail.test' } = parts;
  const { diagnostic = 'smtp; 550 5.1.1 <probe@mail.test>: No such user', fields = {} } = parts;
  const { returned = headerOf(raw) } = parts;
  const returnedType = 'returnedType' in parts ? parts.returnedType : 'text/rfc822-headers';
  const all = {
    From: 'Mail Delivery System <MAILER-DAEMON@mx.test>',
    To: 'probe@mail.test',
    Subject: 'Undelivered Mail Returned to Sender',
    'Auto-Submitted': 'auto-replied',
    'MIME-Version': '1.0',
    'Content-Type': REPORT_TYPE,
    ...fields,
  };
  return [
    ...Object.entries(all).flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}`])),
    '',
    'This is a MIME-encapsulated message.',
    '',
    '--4CYt/mx.test',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'I am sorry to have to inform you that your message could not be delivered.',
    '',
    '--4CYt/mx.test',
    'Content-Description: Delivery report',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.test',
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    `Action: ${action}`,
    `Status: ${status}`,
    `Diagnostic-Code: ${diagnostic}`,
    '',
    ...(returnedType === undefined ? [] : ['--4CYt/mx.test', `Content-Type: ${returnedType}`, '', returned]),
    '--4CYt/mx.test--',
    '',
  ].join('\r\n');
}

/** The header of a message, with the line end of its last field. */
export function headerOf(raw: string): string {
  return raw.slice(0, raw.indexOf('\r\n\r\n') + 2);
}
