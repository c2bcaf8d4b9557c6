import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MetricSpec } from '../../../src/model/metric.ts';
import { parseRange } from '../../../src/verdict/range.ts';
import { parseThreshold } from '../../../src/verdict/threshold.ts';

const METRICS: readonly MetricSpec[] = [
  { name: 'imap_auth_seconds', unit: 'seconds', help: 'Login.' },
  { name: 'mailbox_unseen', unit: 'count', help: 'Unseen messages.', label: 'mailbox' },
  { name: 'quota_used_ratio', unit: 'ratio', help: 'Share of the quota in use.', label: 'resource' },
  { name: 'mx_connect_seconds', unit: 'seconds', help: 'Connect.', label: 'host' },
  { name: 'dkim_key_bits', unit: 'count', help: 'Key.', label: 'selector' },
];

const parse = (line: string) => parseThreshold(line, METRICS);

describe('parseThreshold', () => {
  test('reads both ranges in the unit of the metric', () => {
    expect(parse('imap_auth_seconds warning=500ms critical=@3:')).toEqual({
      metric: 'imap_auth_seconds',
      warning: parseRange('500ms', 'seconds'),
      critical: parseRange('@3:', 'seconds'),
    });
  });

  test.each([
    ['mailbox_unseen{mailbox="INBOX"} critical=100', 'INBOX'],
    ['  mailbox_unseen{ mailbox = "Sent Items" }\tcritical=100  ', 'Sent Items'],
    ['mailbox_unseen{mailbox="a\\"b\\\\c}"} critical=100', 'a"b\\c}'],
    ['mailbox_unseen{  mailbox  =  "INBOX"  }  critical=100', 'INBOX'],
    ['mailbox_unseen{mailbox=""} critical=100', ''],
  ])('reads the label of %s', (line, label) => {
    expect(parse(line)).toEqual({ metric: 'mailbox_unseen', label, critical: parseRange('100', 'count') });
  });

  test.each([
    ['mx_connect_seconds{host="mx1.example.org"} critical=5', 'mx1.example.org'],
    ['mx_connect_seconds{host=mx1.example.org} critical=5', 'mx1.example.org'],
    ['mx_connect_seconds{ host = MX1.Example.ORG. } critical=5', 'mx1.example.org'],
    ['mx_connect_seconds{host="MX1.Example.ORG."} critical=5', 'mx1.example.org'],
  ])('a name of DNS needs no quotes, and its letter case makes no difference: %s', (line, label) => {
    expect(parse(line)).toEqual({ metric: 'mx_connect_seconds', label, critical: parseRange('5', 'seconds') });
  });

  test('a selector is such a name, too', () => {
    expect(parse('dkim_key_bits{selector=S1} critical=1024:')).toMatchObject({ label: 's1' });
  });

  test('without a label it is for all', () => {
    expect(parse('quota_used_ratio warning=90%')).toEqual({
      metric: 'quota_used_ratio',
      warning: parseRange('90%', 'ratio'),
    });
  });

  test.each([
    ['', '"" is not a threshold. Write for example: '],
    ['=3', '"=3" is not a threshold. '],
    ['  =3\t', '"=3" is not a threshold. '],
    ['!imap_auth_seconds critical=3', 'is not a threshold. '],
    ['imap_auth_seconds! critical=3', 'is not a threshold. '],
    ['mailbox_unseen{mailbox="INBOX"}critical=1', 'is not a threshold. '],
    ['mailbox_unseen{mailbox="IN"BOX"} critical=1', 'is not a threshold. '],
    ['mailbox_unseen{mailbox=INBOX} critical=1', 'is not a threshold. '],
    ['mailbox_unseen{mailbox="INBOX" critical=1', 'is not a threshold. '],
    ['imap_auth_secs critical=3', 'This mode has no metric "imap_auth_secs". Did you mean imap_auth_seconds?'],
    [
      'uptime critical=3',
      'has no metric "uptime". It has: imap_auth_seconds, mailbox_unseen, quota_used_ratio, mx_connect_seconds, dkim_key_bits.',
    ],
    ['imap_auth_seconds{mailbox="x"} critical=3', 'imap_auth_seconds has no label "mailbox": it has no label.'],
    ['mailbox_unseen{folder="x"} critical=3', 'mailbox_unseen has no label "folder": its label is "mailbox".'],
    ['imap_auth_seconds', 'imap_auth_seconds has neither warning nor critical. Write for example: '],
    ['imap_auth_seconds{} critical=3', 'is not a threshold. '],
    ['imap_auth_seconds 3', '"3" is neither warning=range nor critical=range. '],
    ['imap_auth_seconds critical = 3', '"critical" is neither warning=range nor critical=range. '],
    ['imap_auth_seconds crit=3', '"crit=3" is neither warning=range nor critical=range. '],
    ['imap_auth_seconds xcritical=3', '"xcritical=3" is neither warning=range nor critical=range. '],
    ['imap_auth_seconds warnings=3', '"warnings=3" is neither warning=range nor critical=range. '],
    ['imap_auth_seconds warning', '"warning" is neither warning=range nor critical=range. '],
    ['imap_auth_seconds warning=1  warning=2', 'imap_auth_seconds has warning twice in one line.'],
    ['imap_auth_seconds critical=3 critical=4', 'imap_auth_seconds has critical twice in one line.'],
    ['imap_auth_seconds critical=', '"critical=" is neither '],
    ['imap_auth_seconds critical=5MB', '"5MB" is not a range: "5MB" has the unknown suffix "MB". '],
    ['quota_used_ratio critical=95', '"95" is more than 1, the whole; write 95%. '],
  ])('says what is wrong with %j', (line, problem) => {
    expect(parse(line)).toBeTypeOf('string');
    expect(parse(line)).toContain(problem);
  });

  test('shows how to write it', () => {
    const example =
      'Write for example: imap_auth_seconds warning=1 critical=3, or mailbox_unseen{mailbox="INBOX"} critical=100.';
    expect(parse('=3')).toBe(`"=3" is not a threshold. ${example}`);
    expect(parse('imap_auth_seconds')).toBe(
      `The metric imap_auth_seconds has neither warning nor critical. ${example}`,
    );
  });

  test('never throws, and reads back any mailbox name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.stringMatching(/^[^\r\n]{0,20}$/), (line, mailbox) => {
        parse(line);
        parse(`imap_auth_seconds ${line}`);
        const quoted = mailbox.replace(/["\\]/g, '\\$&');
        expect(parse(`mailbox_unseen{mailbox="${quoted}"} warning=1`)).toMatchObject({ label: mailbox });
      }),
    );
  });
});
