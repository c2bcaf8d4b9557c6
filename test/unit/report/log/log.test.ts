import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CheckResult, Report } from '../../../../src/model/report.ts';
import { renderHeadline } from '../../../../src/report/log/headline.ts';
import { renderLog } from '../../../../src/report/log/log.ts';
import { parseRunnerCommands } from '../../../support/bundle/runner-commands.ts';
import { randomReport } from '../../../support/reports/random-report.ts';
import { reportOf, SAMPLE_REPORTS } from '../../../support/reports/sample-reports.ts';

function sampleCheck(report: Report, changes: Partial<CheckResult> = {}): CheckResult {
  const [check] = report.checks;
  if (check === undefined) throw new Error('The sample has no check.');
  return { ...check, ...changes };
}

/** A line begins with one of these, whatever follows. */
const OURS =
  /^(?:Mail Probe |Mail Probe: (?:(?:OK|WARNING|CRITICAL|UNKNOWN) - |\d+ )|Check (?:OK|WARNING|CRITICAL|UNKNOWN): |And the details of | {2}(?:(?:Input|In|Variable|Option|Argument|Check (?:OK|WARNING|CRITICAL|UNKNOWN):|what to do:|failure:|and|target:|connection:|advice:|changed:|added:|removed:|unchanged:|host:|SPF:|MTA-STS:|not tested:|order of publication:|arrived in:|message-id:|accepted with:|metric:|note:|history:|last \d+ runs:|trend of|differs:|worse:|slower:|ok:|warning:|critical:|unknown:|[ >]) | {2}(?:(?:the server said|what to do|certificate):|\d+\.) ))/;

describe('renderLog', () => {
  test('tells of a failure on its own', () => {
    expect(renderLog(SAMPLE_REPORTS.certificateExpired).join('\n')).toMatchInlineSnapshot(`
      "Mail Probe: CRITICAL - The certificate of mail.example.org:465 expired on 2026-10-31.
      Check CRITICAL: smtp-login smtps://mail.example.org:465 (75 ms)
        critical: The certificate of mail.example.org:465 expired on 2026-10-31. (E_TLS_CERT_EXPIRED, SMTP TLS handshake)
          what to do: Renew the certificate, and check that the service was restarted with the new one.
        target: smtps://mail.example.org:465 (smtp-login, 1 attempt)
          phase                 start    took  0                     37 ms                74 ms
          SMTP name resolution    0 s  3.8 ms  ██▌
          SMTP TCP connect       4 ms   21 ms    ▐█████████████▌
        > SMTP TLS handshake    25 ms   48 ms                  ▐███████████████████████████████ ✗ failed
        connection: SMTP to 203.0.113.25:465, TLSv1.3, TLS_AES_256_GCM_SHA384, certificate NOT VERIFIED
          certificate: CN=mail.example.org, issued by C=US, O=Let's Encrypt, CN=E7, valid to 2026-10-31T00:00:00.000Z (EXPIRED 3 days ago)
          certificate: CN=E7, issued by C=US, O=Let's Encrypt, CN=ISRG Root X1, valid to 2029-03-03T00:00:00.000Z (851 days left)
        metric: tls_certificate_days_left of smtp is -3 days
      Mail Probe 0.1.0, started 2026-11-03T06:17:02.204Z, took 95 ms"
    `);
  });

  test('tells of a delivery', () => {
    const lines = renderLog(SAMPLE_REPORTS.ok);
    expect(lines.filter((line) => /^Mail|^Check|arrived|message-id|accepted|metric/.test(line))).toMatchInlineSnapshot(`
      [
        "Mail Probe: OK - Message delivered and seen in 995 ms.",
        "Check OK: Production mail (1.31 s)",
        "  arrived in: inbox",
        "  message-id: 5f0c2f6a9d3b4e1c8a7b6c5d4e3f2a1b@mail-probe.example.org",
        "  accepted with: 250 2.0.0 Ok: queued as 4bXk2J0w7Hz9sRk",
        "  metric: round_trip_seconds is 995 ms",
        "  metric: delivery_seconds is 855 ms",
        "  metric: copies is 1",
        "  metric: tls_certificate_days_left of smtp is 61 days",
        "  metric: tls_certificate_days_left of imap is 61 days",
        "Mail Probe 0.1.0, started 2026-11-03T06:17:02.204Z, took 1.33 s",
      ]
    `);
    expect(lines).toContain('    certificate: as above');
  });

  test('tells of every problem of the configuration', () => {
    expect(renderLog(SAMPLE_REPORTS.misconfigured)).toMatchInlineSnapshot(`
      [
        "Mail Probe: UNKNOWN - Configuration: mode is not a mode (and 2 more). Nothing was contacted.",
        "  Input mode "rund-trip" is not a mode. Did you mean round-trip? Known are smtp-login, imap-login and round-trip. (E_INPUT)",
        "  Input delivery-timeout "5 minutes" is not a duration. Write a number with a unit: 500ms, 30s, 2m or 1h; a bare number is seconds. (E_INPUT)",
        "  Input password is empty: the login of probe@example.org has neither a password nor an access token. Check the name of the secret. Workflows from forks and from Dependabot get no secrets. (E_SECRET_MISSING)",
        "Mail Probe 0.1.0, started 2026-11-03T06:17:02.204Z, took 4 ms",
      ]
    `);
  });

  test('says what happened when not even a check was begun', () => {
    expect(renderLog({ ...SAMPLE_REPORTS.cancelled, checks: [] })).toEqual([
      'Mail Probe: UNKNOWN - The run was cancelled, so nothing is known.',
      '  what to do: Run it again.',
      '  failure: E_CANCELLED',
      'Mail Probe 0.1.0, started 2026-11-03T06:17:02.204Z, took 4.83 s',
    ]);
  });

  test('SEC-009: of 2,000 checks shows the worst ones in full and each of them in a line', () => {
    const long = 'x'.repeat(50_000);
    const good = sampleCheck(SAMPLE_REPORTS.ok, { name: 'The good one' });
    const worse = sampleCheck(SAMPLE_REPORTS.notArrived, { name: 'The bad one' });
    const bad = sampleCheck(SAMPLE_REPORTS.junk, { name: long });
    const lines = renderLog(reportOf(good, ...Array.from({ length: 1998 }, () => ({ ...bad })), worse));
    expect(lines.filter((line) => line.startsWith('Check '))).toHaveLength(2000);
    expect(lines).toContain('Check CRITICAL: The bad one (60.5 s)');
    expect(lines.find((line) => line.startsWith('And '))).toMatch(
      /^And the details of 1,\d{3} checks: see the JSON report\.$/,
    );
    expect(lines.join('\n').length).toBeLessThan(700_000);
  });

  test('of many checks ends with what people look for: how many, and which are the worst', () => {
    const { ok, junk, notArrived } = SAMPLE_REPORTS;
    const checks = [ok, junk, ok, notArrived, ok, ok].map((report, index) =>
      sampleCheck(report, { name: `No ${index}` }),
    );
    const lines = renderLog(reportOf(...checks));
    expect(lines.slice(-4)).toEqual([
      'Mail Probe: 1 critical, 1 warning, 4 ok of 6 checks',
      '  Check CRITICAL: No 3 (60.5 s) - The SMTP server accepted the message, but it was not found within 60 s in INBOX (66 times) and Junk (17 times).',
      '  Check WARNING: No 1 (1.31 s) - The message landed in Junk.',
      'Mail Probe 0.1.0, started 2026-11-03T06:17:02.204Z, took 67 s',
    ]);
    expect(lines.filter((line) => line.startsWith('Check '))).toEqual([
      'Check OK: No 0 (1.31 s)',
      'Check OK: No 2 (1.31 s)',
      'Check OK: No 4 (1.31 s)',
      'Check OK: No 5 (1.31 s)',
      'Check WARNING: No 1 (1.31 s)',
      'Check CRITICAL: No 3 (60.5 s)',
    ]);
  });

  test('SEC-001: no server can begin a line, give a command, or colour the terminal', () => {
    fc.assert(
      fc.property(randomReport, (report) => {
        const lines = renderLog(report);
        expect(parseRunnerCommands(lines.join('\n'))).toEqual([]);
        for (const line of lines) {
          expect(line).toMatch(OURS);
          expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        }
      }),
    );
  });
});

describe('renderHeadline', () => {
  test.each([
    [SAMPLE_REPORTS.ok, 'Check OK: Production mail (1.31 s)'],
    [SAMPLE_REPORTS.junk, 'Check WARNING: Production mail (1.31 s) - The message landed in Junk.'],
  ])('is one line: %#', (report: Report, line) => {
    expect(renderHeadline(sampleCheck(report))).toBe(line);
  });
});
