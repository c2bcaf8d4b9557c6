/** Tests the reading of delivery reports, and whether they are about the probe's message. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDeliveryReport, MAX_REPORT, readDeliveryReport } from '../../../../src/mail/message/delivery-report.ts';
import { parseHeaders } from '../../../../src/mail/message/message.ts';
import { deliveryReport, headerOf, type ReportParts } from '../../../support/servers/delivery-report.ts';

const TOKEN = '0123456789abcdef0123456789abcdef';
const mark = { token: TOKEN, sender: 'probe@mail.test' };
const ID = `<mail-probe.${TOKEN}@mail.test>`;
const sent = (token = TOKEN): string =>
  [
    `Subject: Mail probe ${token}`,
    'From: probe@mail.test',
    `Message-ID: <mail-probe.${token}@mail.test>`,
    `X-Mail-Probe: ${token}`,
    'Auto-Submitted: auto-generated',
    '',
    'Hello',
    '',
  ].join('\r\n');

function read(raw: string) {
  const head = headerOf(raw);
  return readDeliveryReport(parseHeaders(head), Buffer.from(raw.slice(head.length + 2)).subarray(0, MAX_REPORT), mark);
}
const report = (parts: ReportParts = {}, token = TOKEN): string => deliveryReport(sent(token), parts);

describe('readDeliveryReport', () => {
  test('tells the recipient, the status and the words of the server', () => {
    expect(read(report())).toEqual({
      action: 'failed',
      recipient: 'probe@mail.test',
      status: '5.1.1',
      diagnostic: '550 5.1.1 <probe@mail.test>: No such user',
      isProven: true,
    });
  });

  test('tells of the recipient for whom it failed, whoever else is named', () => {
    const two = report({ action: 'delayed', status: '4.4.1' }).replace(
      'Final-Recipient',
      'Final-Recipient: rfc822; b@mail.test\r\nAction: FAILED (for good)\r\nStatus: 5.7.1 (policy)\r\n\r\nFinal-Recipient',
    );
    expect(read(two)).toMatchObject({ action: 'failed', recipient: 'b@mail.test', status: '5.7.1' });
  });

  test.each<[string, ReportParts]>([
    ['delivered', { action: 'delivered' }],
    ['relayed', { action: 'relayed' }],
    ['expanded', { action: 'expanded' }],
    ['without an action', { action: '' }],
  ])('says nothing of a message that was %s', (_what, parts) => expect(read(report(parts))).toBeUndefined());

  test.each<[string, ReportParts, boolean | undefined]>([
    ['returns the message', { returnedType: 'message/rfc822', returned: sent() }, true],
    ['returns it in UTF-8', { returnedType: 'message/global-headers' }, true],
    ['returns a header without our field', { returned: `From: probe@mail.test\r\nMessage-ID: ${ID}\r\n` }, true],
    ['returns nothing, and answers it', { returnedType: undefined, fields: { 'In-Reply-To': ID } }, false],
    ['returns nothing, and refers to it', { returnedType: undefined, fields: { References: `<a@b> ${ID}` } }, false],
    ['returns an empty header, and refers to it', { returned: '', fields: { References: ID } }, false],
    ['was written by nobody knows whom', { fields: { 'Auto-Submitted': '' } }, false],
    ['has a return path', { fields: { 'Auto-Submitted': 'no', 'Return-Path': '<a@b.test>' } }, false],
    ['has none', { fields: { 'Auto-Submitted': '', 'Return-Path': '<>' } }, true],
    ['returns nothing', { returnedType: undefined }, undefined],
    [
      'returns an answer to it',
      { returned: `From: a@b.test\r\nIn-Reply-To: ${ID}\r\n`, fields: { References: ID } },
      undefined,
    ],
    ['returns only the token', { returned: `From: a@b.test\r\nSubject: ${TOKEN}\r\n` }, undefined],
  ])('one that %s', (_what, parts, isProven) => expect(read(report(parts))?.isProven).toBe(isProven));

  test('one that names the original in a field', () => {
    const named = report({ returnedType: undefined }).replace(
      'Reporting-MTA',
      `Original-Message-ID: ${ID}\r\nReporting-MTA`,
    );
    expect(read(named)?.isProven).toBe(false);
  });

  test('reads a report with much in it as far as it is fetched', () => {
    const long = report({ returnedType: 'message/rfc822', returned: sent() + 'x'.repeat(2 * MAX_REPORT) });
    expect(read(long)).toMatchObject({ status: '5.1.1', isProven: true });
  });

  test.each([
    ['multipart/report; report-type=delivery-status; boundary=b', true],
    ['Multipart/Report; boundary=b; Report-Type="Delivery-Status"', true],
    ['multipart/report; boundary=b', true],
    ['multipart/report; report-type=disposition-notification', false],
    ['multipart/mixed; report-type=delivery-status', false],
    ['text/plain', false],
  ])('%s is one: %s', (type, isOne) => expect(isDeliveryReport(new Map([['content-type', type]]))).toBe(isOne));

  test('is never taken for one about our message without our token, whatever else is in it', () => {
    const raw = report({}, 'f'.repeat(32));
    const change = fc.tuple(
      fc.nat(raw.length),
      fc.nat(40),
      fc.constantFrom('', '\r\n', '--4CYt/mx.test', ID.slice(0, 30), ': '),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), (changes) => {
        const changed = changes.reduce((text, [at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut), raw);
        expect(read(changed)).toBeUndefined();
      }),
    );
  });

  test('says nothing that does not stand in the report, however it is cut up', () => {
    const raw = report();
    const change = fc.tuple(
      fc.nat(raw.length),
      fc.nat(40),
      fc.constantFrom('', '\r\n', '\r\n\r\n', '--4CYt/mx.test\r\n', ';'),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 4 }), (changes) => {
        const changed = changes.reduce((text, [at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut), raw);
        const found = read(changed);
        if (!found) return;
        expect(changed.toLowerCase()).toContain(found.action);
        expect(changed).toContain(found.status ?? '');
        if (found.isProven) expect(changed).toContain(TOKEN);
      }),
    );
  });
});
