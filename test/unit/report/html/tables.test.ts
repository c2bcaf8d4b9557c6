/** The tables of a check: thresholds, metrics, certificates, connections, dialogue. */

import { describe, expect, test } from 'vitest';
import type { CertificateFacts, ConnectionFacts } from '../../../../src/model/facts.ts';
import type { CheckResult } from '../../../../src/model/report.ts';
import { certificateTable } from '../../../../src/report/html/certificates.ts';
import { closedMetrics, thresholdTable } from '../../../../src/report/html/metrics.ts';
import { connectionTable } from '../../../../src/report/html/parts/connections.ts';
import { closedTranscript } from '../../../../src/report/html/transcript.ts';
import { parsePart, select, texts } from '../../../support/page/parse-page.ts';
import { limitsOf } from '../../../support/reports/limits-of.ts';
import { SAMPLE_REPORTS } from '../../../support/reports/sample-reports.ts';

const [slow] = SAMPLE_REPORTS.slowLogin.checks;
if (slow === undefined) throw new Error('The sample has no check.');
const slowCheck: CheckResult = slow;
const [connection] = SAMPLE_REPORTS.ok.checks[0]?.connections ?? [];
const [leaf] = connection?.tls?.chain ?? [];

/** The rows of the body, with the marks of their cells. */
function rows(html: string): string[][] {
  return select(select(parsePart(html), 'tbody')[0]?.inner ?? [], 'tr').map(({ inner }) =>
    inner
      .filter(({ tag }) => tag === 'th' || tag === 'td')
      .map(({ text, inner: [mark] }) =>
        [...(/^mark (\w+)$/.exec(mark?.attributes['class'] ?? '')?.slice(1) ?? []), text.trim()].join(' '),
      ),
  );
}

describe('thresholds', () => {
  test('stand beside what was measured, which is marked by how it lies to them', () => {
    expect(rows(thresholdTable(slowCheck))).toEqual([
      ['round_trip_seconds', 'ok 995 ms', '5', '10'],
      ['imap_auth_seconds', 'critical 4.21 s', '1', '3'],
      ['tls_certificate_days_left{protocol="smtp"}', 'ok 61 days', '21:', '7:'],
      ['tls_certificate_days_left{protocol="imap"}', 'ok 61 days', '21:', '7:'],
    ]);
  });

  test('of something that was not measured are not passed', () => {
    const thresholds = [limitsOf({ metric: 'imap_search_seconds', warning: '2' })];
    expect(rows(thresholdTable({ ...slowCheck, thresholds }))).toEqual([
      ['imap_search_seconds', 'unknown not measured', '2', '–'],
    ]);
  });

  test('for one label are held against that one alone', () => {
    const thresholds = [limitsOf({ metric: 'tls_certificate_days_left', label: 'imap', warning: '90:' }, 'days')];
    expect(rows(thresholdTable({ ...slowCheck, thresholds }))).toEqual([
      ['tls_certificate_days_left{protocol="imap"}', 'warning 61 days', '90:', '–'],
    ]);
  });
});

describe('metrics', () => {
  test('are closed, with value and meaning', () => {
    const part = parsePart(closedMetrics(slowCheck));
    expect(select(part, 'details').map(({ attributes }) => attributes)).toEqual([{}]);
    expect(texts(part, 'summary')).toEqual([`All metrics (${slowCheck.measurements.length})`]);
    expect(rows(closedMetrics(slowCheck))[0]).toEqual([
      'round_trip_seconds From the start of sending until the message was seen',
      '995 ms',
    ]);
  });

  test('beyond 200 are counted', () => {
    const measurements = Array.from({ length: 300 }, (_, value) => ({ metric: 'copies', value }));
    const html = closedMetrics({ ...slowCheck, measurements });
    expect(rows(html)).toHaveLength(200);
    expect(texts(parsePart(html), '.more')).toEqual(['and 100 more values']);
  });
});

describe('certificates', () => {
  const withDays = (daysLeft: number, changes: Partial<CertificateFacts> = {}): ConnectionFacts[] => {
    if (leaf === undefined || connection?.tls === undefined) throw new Error('The sample has no certificate.');
    return [{ ...connection, tls: { ...connection.tls, chain: [{ ...leaf, daysLeft, ...changes }] } }];
  };

  test('have subject, names, issuer, end, days left, and who showed them, each once', () => {
    expect(rows(certificateTable(SAMPLE_REPORTS.ok.checks[0]?.connections ?? []))).toEqual([
      [
        'CN=mail.example.org',
        'mail.example.org',
        "C=US, O=Let's Encrypt, CN=E7",
        '2027-01-03',
        '61 days',
        'SMTP, IMAP',
      ],
      ['CN=E7', 'E7', "C=US, O=Let's Encrypt, CN=ISRG Root X1", '2029-03-03', '851 days', 'SMTP, IMAP'],
    ]);
  });

  test.each([
    [-3, 'critical expired 3 days ago'],
    [-1, 'critical expired 1 day ago'],
    [0, 'warning 0 days'],
    [13, 'warning 13 days'],
    [14, '14 days'],
  ])('with %i days left are marked by a word and a picture: %s', (days, shown) => {
    expect(rows(certificateTable(withDays(days)))[0]?.[4]).toBe(shown);
  });

  test('of many names show the first ones, and how many more there are', () => {
    const names = Array.from({ length: 100 }, (_, index) => `DNS:host${index}.example.org`);
    const cell = rows(certificateTable(withDays(60, { names })))[0]?.[1];
    expect(cell).toMatch(/^host0\.example\.org.*host11\.example\.org and 88 more$/);
  });
});

describe('connections', () => {
  test('say whether the certificate was verified, and when there was no TLS', () => {
    const connections: ConnectionFacts[] = [
      { protocol: 'smtp', address: '2001:db8::1', port: 25 },
      {
        protocol: 'imap',
        address: '192.0.2.1',
        port: 993,
        tls: { version: 'TLSv1.3', cipher: 'AES', isVerified: false, chain: [] },
      },
      ...(SAMPLE_REPORTS.ok.checks[0]?.connections.slice(0, 1) ?? []),
    ];
    expect(rows(connectionTable(connections))).toEqual([
      ['SMTP', '[2001:db8::1]:25', 'warning no TLS', '–', '–'],
      ['IMAP', '192.0.2.1:993', 'TLSv1.3', 'AES', 'warning not verified'],
      ['SMTP', '203.0.113.25:465', 'TLSv1.3', 'TLS_AES_256_GCM_SHA384', 'ok verified'],
    ]);
  });
});

describe('the dialogue', () => {
  test('is closed, and says when, who, and which of the two', () => {
    const html = closedTranscript(slowCheck.transcript);
    expect(select(parsePart(html), 'details').map(({ attributes }) => attributes)).toEqual([{}]);
    expect(rows(html).slice(0, 2)).toEqual([
      ['0.074', 'IMAP ←', '* OK [CAPABILITY IMAP4rev1 IDLE] ready.'],
      ['0.075', 'IMAP →', 'A1 AUTHENTICATE PLAIN ***'],
    ]);
    expect(rows(html)[9]).toEqual(['41 lines are left out here']);
  });

  test('is not there when there is none', () => {
    expect(closedTranscript(undefined)).toBe('');
    expect(closedTranscript([])).toBe('');
  });
});
