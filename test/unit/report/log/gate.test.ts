import { describe, expect, test } from 'vitest';
import { renderLog } from '../../../../src/report/log/log.ts';
import { FAILING_GATE, gateCheck, hostileGate, PASSING_GATE } from '../../../support/reports/gate-reports.ts';
import { reportOf } from '../../../support/reports/sample-reports.ts';

const GATE_LINE =
  /^ {2}(?:advice|critical|note|changed|added|removed|unchanged|host|SPF|MTA-STS|not tested|order of publication): |^ {4}\d+\. /;

describe('renderLog of a gate', () => {
  test('tells whether to approve, what changes, each host, and the order', () => {
    expect(
      renderLog(reportOf(PASSING_GATE))
        .filter((line) => GATE_LINE.test(line))
        .join('\n'),
    ).toMatchInlineSnapshot(`
      "  advice: Approve: no trouble was found; publish in the order below.
        changed: MX example.org: 10 mx.oldmail.example. → 10 mx1.newmail.example., 20 mx2.newmail.example. (zones/example.org.zone:12)
        unchanged: 3 record sets
        host: 10 mx1.newmail.example, new; named in the MTA-STS policy; TLSA 1 of 2 records match; 203.0.113.11 answers, certificate verified (TLSv1.3, 38 days left), accepts (postmaster@example.org); 2001:db8:5::11 answers, certificate verified (TLSv1.3, 38 days left), accepts (postmaster@example.org)
        host: 10 mx.oldmail.example, removed; named in the MTA-STS policy; TLSA matches; 192.0.2.25 answers, certificate verified (TLSv1.3, 61 days left), accepts (postmaster@example.org)
        host: 20 mx2.newmail.example, new; named in the MTA-STS policy; TLSA 1 of 2 records match; 203.0.113.12 answers, certificate verified (TLSv1.3, 38 days left), accepts (postmaster@example.org); 2001:db8:5::12 answers, certificate verified (TLSv1.3, 38 days left), accepts (postmaster@example.org)
        SPF: published and planned, 7 of 10 look-ups
        MTA-STS: published and planned, mode enforce, max_age 604,800 s (7 days), hosts mx.oldmail.example, *.newmail.example
        order of publication: 3 steps
          1. publish MX example.org 10 mx1.newmail.example., 20 mx2.newmail.example. - The new hosts answer, the policy names them, and every sender has the SPF record.
          2. wait 300 s (5 min, TTL of MX example.org) - Until then senders use the old host.
          3. keep mx.oldmail.example running for 5 days - Senders that could not deliver at once try again for up to 5 days."
    `);
  });

  test('names the line of a file beside each finding', () => {
    const lines = renderLog(reportOf(FAILING_GATE));
    expect(lines.find((line) => line.startsWith('  critical:'))).toMatch(
      / \(E_STS_MX_MISMATCH, zones\/example\.org\.zone:12\)$/,
    );
    expect(lines.find((line) => line.startsWith('  note:'))).toMatch(/ \(E_DANE_NO_ROLLOVER\)$/);
    expect(lines).toContain(
      '  advice: Do not approve: 1 critical finding; the order below tells what has to come first; 1 thing was not tested, see below.',
    );
    expect(lines.find((line) => line.startsWith('  added:'))).toMatch(
      /… \(390 characters\) \(zones\/example\.org\.zone:18\)$/,
    );
  });

  test('a set whose data stays shows its TTL', () => {
    const view = { values: ['10 mx.example.org.'], ttl: 86_400 };
    const set = { name: 'example.org', type: 'MX', change: 'changed', published: view, planned: { ...view, ttl: 300 } };
    const gate = { ...hostileGate('x', 0), records: [{ ...set, change: 'changed' as const }] };
    expect(renderLog(reportOf(gateCheck(gate)))).toContain('  changed: MX example.org: TTL 86,400 s → 300 s');
  });

  test('values of 64 KiB keep it short, and nothing that matters is lost', () => {
    const text = renderLog(reportOf(gateCheck(hostileGate('x'.repeat(65_536))))).join('\n');
    expect(text.length).toBeLessThan(120_000);
    expect(text).toContain('order of publication: 12 steps');
    expect(text).toContain('(65,536 characters)');
  });
});
