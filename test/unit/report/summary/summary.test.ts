import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CheckResult, Report } from '../../../../src/model/report.ts';
import type { Status } from '../../../../src/model/status.ts';
import { renderSummary } from '../../../../src/report/summary/summary.ts';
import { hostileText, randomReport } from '../../../support/reports/random-report.ts';
import { reportOf, SAMPLE_REPORTS } from '../../../support/reports/sample-reports.ts';

const LIMIT = 900 * 1024;

function sampleCheck(report: Report, changes: Partial<CheckResult> = {}): CheckResult {
  const [check] = report.checks;
  if (check === undefined) throw new Error('The sample has no check.');
  return { ...check, ...changes };
}

describe('renderSummary', () => {
  test('of a wrong password reads from the verdict down', () => {
    expect(renderSummary(SAMPLE_REPORTS.wrongPassword).split('\n<details>')[0]).toMatchInlineSnapshot(`
      "## ❌ \`smtps://mail.example.org:465\` refused the login: 535 5.7.8.

      **What to do:** Check user name and password; some servers want the full address as the user name. The login is not repeated, so that no account is locked.  
      **The server said:** \`535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6\`  
      **Failure:** \`E_AUTH_REJECTED\` (Login refused), phase: SMTP login

      \`round-trip\` · \`smtps://mail.example.org:465 → imaps://mail.example.org:993\` · 204 ms

      \`\`\`diff
        phase                  start    took  0                    101 ms               203 ms
        SMTP name resolution     0 s  3.8 ms  █
        SMTP TCP connect        4 ms   21 ms   █████
        SMTP TLS handshake     25 ms   48 ms        ███████████▌
        SMTP greeting          74 ms   22 ms                   ▐████▌
        SMTP capabilities      96 ms   21 ms                         █████
      - SMTP login            118 ms   43 ms                              ██████████           ✗ failed
        IMAP name resolution  0.4 ms  3.9 ms  █
        IMAP TCP connect      4.5 ms   22 ms   █████▌
        IMAP TLS handshake     27 ms   47 ms        ▐██████████▌
        IMAP greeting          74 ms  0.2 ms                   ▐
        IMAP login             75 ms   61 ms                   ▐██████████████▌
        IMAP open mailbox     137 ms   66 ms                                  ▐███████████████
      \`\`\`

      | Connection | Address | TLS | Cipher | Certificate |
      | :--- | :--- | :--- | :--- | :--- |
      | SMTP | \`203.0.113.25:465\` | \`TLSv1.3\` | \`TLS_AES_256_GCM_SHA384\` | ✅ verified |
      | IMAP | \`203.0.113.25:993\` | \`TLSv1.3\` | \`TLS_AES_256_GCM_SHA384\` | ✅ verified |

      | Certificate of | Issued by | Valid to | Left | Seen by |
      | :--- | :--- | :--- | :--- | :--- |
      | \`CN=mail.example.org\` | \`C=US, O=Let's Encrypt, CN=E7\` | 2027-01-03 | 61 days | SMTP, IMAP |
      | \`CN=E7\` | \`C=US, O=Let's Encrypt, CN=ISRG Root X1\` | 2029-03-03 | 851 days | SMTP, IMAP |
      "
    `);
  });

  test('of a delivery shows where, when, and what the server said', () => {
    expect(renderSummary(SAMPLE_REPORTS.ok).split('\n\n```')[0]).toMatchInlineSnapshot(`
      "## ✅ Message delivered and seen in 995 ms.

      **Production mail** · \`round-trip\` · \`smtps://mail.example.org:465 → imaps://mail.example.org:993\` · 1.31 s

      | Arrived in | Round trip (sent → seen) | Delivery (accepted → seen) | Copies |
      | :--- | :--- | :--- | :--- |
      | **📥 inbox** | **995 ms** | **855 ms** | **1** |

      - Message-ID: \`5f0c2f6a9d3b4e1c8a7b6c5d4e3f2a1b@mail-probe.example.org\`
      - Accepted with: \`250 2.0.0 Ok: queued as 4bXk2J0w7Hz9sRk\`"
    `);
  });

  test('shows a diagram with a section a protocol, closed', () => {
    const [, diagram] =
      /<summary>Phases as a diagram<\/summary>\n\n([\s\S]*?)\n\n<\/details>/.exec(
        renderSummary(SAMPLE_REPORTS.certificateExpired),
      ) ?? [];
    expect(diagram).toMatchInlineSnapshot(`
      "\`\`\`mermaid
      gantt
        dateFormat x
        axisFormat %Q ms
        todayMarker off
        section SMTP
        name resolution 3.8 ms :0, 4
        TCP connect 21 ms :4, 25
        TLS handshake 48 ms :crit, 25, 74
      \`\`\`"
    `);
  });

  test('of an expired certificate says so beside it', () => {
    const summary = renderSummary(SAMPLE_REPORTS.certificateExpired);
    expect(summary).toContain('| 2026-10-31 | ❌ expired 3 days ago |');
    expect(summary).toContain('| ⚠️ not verified |');
    expect(summary).toMatch(/^```diff$/m);
    expect(summary).toMatch(/^- SMTP TLS handshake .* ✗ failed$/m);
  });

  test('of a configuration error is one table', () => {
    expect(renderSummary(SAMPLE_REPORTS.misconfigured)).toMatchInlineSnapshot(`
      "## ❔ 3 problems in the configuration, nothing was contacted

      | Input | Value | What is wrong | What to write |
      | :--- | :--- | :--- | :--- |
      | \`mode\` | \`rund-trip\` | is not a mode | Did you mean round-trip? Known are smtp-login, imap-login and round-trip. |
      | \`delivery-timeout\` | \`5 minutes\` | is not a duration | Write a number with a unit: \`500ms\`, \`30s\`, \`2m\` or \`1h\`; a bare number is seconds. |
      | \`password\` | – | is empty: the login of \`probe@example.org\` has neither a password nor an access token | Check the name of the secret. Workflows from forks and from Dependabot get no secrets. |

      <sub>Mail Probe 0.1.0 · 2026-11-03 06:17:02 UTC · 4 ms</sub>
      "
    `);
  });

  test('says what happened when not even a check was begun', () => {
    expect(renderSummary({ ...SAMPLE_REPORTS.cancelled, checks: [] })).toMatchInlineSnapshot(`
      "## ❔ The run was cancelled, so nothing is known.

      **What to do:** Run it again.  
      **Failure:** \`E_CANCELLED\` (Cancelled)

      <sub>Mail Probe 0.1.0 · 2026-11-03 06:17:02 UTC · 4.83 s</sub>
      "
    `);
  });

  test('tells of each finding once', () => {
    const second = { status: 'warning', code: 'E_CLEANUP', message: 'The test message was left.' } as const;
    const check = sampleCheck(SAMPLE_REPORTS.wrongPassword);
    const summary = renderSummary(reportOf({ ...check, findings: [...check.findings, second] }));
    expect(summary.match(/refused the login/g)).toHaveLength(1);
    expect(summary).toContain(
      '- ⚠️ The test message was left.  \n  **Failure:** `E_CLEANUP` (Test message left behind)',
    );
  });

  test('tells once what the server said when it took the message', () => {
    expect(renderSummary(SAMPLE_REPORTS.notArrived).match(/queued as/g)).toHaveLength(1);
    expect(renderSummary(SAMPLE_REPORTS.cancelled).match(/queued as/g)).toHaveLength(1);
  });

  test('says how many findings are not shown', () => {
    const check = sampleCheck(SAMPLE_REPORTS.junk);
    const findings = Array.from(
      { length: 30 },
      (_, index) => ({ status: 'warning', message: `No ${index}.` }) as const,
    );
    const summary = renderSummary(reportOf({ ...check, findings }));
    expect(summary.match(/^- ⚠️ No \d+\.$/gm)).toHaveLength(20);
    expect(summary).toMatch(/^- and 9 more findings$/m);
  });

  test('a phase that took no time has a place in the diagram', () => {
    const phases = [{ name: 'smtp_dns', startSeconds: 0.005, durationSeconds: 0, isOk: true }] as const;
    const summary = renderSummary(reportOf(sampleCheck(SAMPLE_REPORTS.ok, { phases })));
    expect(summary).toContain('  name resolution 0 s :5, 6\n');
  });

  test('of several checks begins with a table, worst first, and closes what is ok', () => {
    const { ok, junk, notArrived } = SAMPLE_REPORTS;
    const summary = renderSummary(reportOf(...ok.checks, ...junk.checks, ...notArrived.checks));
    const rows = summary.match(/^\| (✅|⚠️|❌) \|.*$/gm);
    expect(rows?.map((row) => row.slice(2, 4).trim())).toEqual(['❌', '⚠️', '✅']);
    expect(summary).toMatch(/^### ❌ Production mail$/m);
    expect(summary).toMatch(/^<summary>✅ <code>Production mail<\/code> 1\.31\u00a0s<\/summary>$/m);
  });

  test('of many checks tells on one screen how many, what happened to whom, and which groups are concerned', () => {
    const { ok, junk, notArrived, wrongPassword } = SAMPLE_REPORTS;
    const source = { file: 'ci/checks.yml', line: 7, column: 5 };
    const checks = [ok, wrongPassword, junk, notArrived, wrongPassword, wrongPassword, wrongPassword, ok].map(
      (report, index) =>
        sampleCheck(report, {
          name: `No ${index}`,
          group: index < 6 ? `Site ${index % 2}` : undefined,
          source,
          tags: ['eu'],
        }),
    );
    const leftOut = [
      { name: 'Old', reason: 'disabled', source },
      { name: 'Far', reason: 'not selected', source },
      { name: 'Further', reason: 'not selected', source },
    ] as const;
    const summary = renderSummary({ ...reportOf(...checks), status: 'critical', leftOut });
    expect(summary.split('\n### ')[0]).toMatchInlineSnapshot(`
      "## ❌ 5 critical, 1 warning, 2 ok of 8 checks

      |  | What happened | How often | To whom | What to do |
      | :--- | :--- | :--- | :--- | :--- |
      | ❌ | Login refused \`E_AUTH_REJECTED\` | 4 checks | No 1, No 4, No 5, and 1 more | Check user name and password; some servers want the full address as the user name. The login is not repeated, so that no account is locked. |
      | ❌ | Message accepted, but not found \`E_NOT_ARRIVED\` | 1 check | No 3 | Look for Message-ID \`5f0c2f6a9d3b4e1c8a7b6c5d4e3f2a1b@mail-probe.example.org\` in the mail log: it is in a queue, was filed elsewhere, or was dropped after the acceptance. |
      | ⚠️ | Message landed in another mailbox \`E_WRONG_FOLDER\` | 1 check | No 2 | Look at the headers that the spam filter added, and at SPF, DKIM and DMARC of the sender. |

      |  | Group | ❌ critical | ❔ unknown | ⚠️ warning | ✅ ok |
      | :--- | :--- | :--- | :--- | :--- | :--- |
      | ❌ | Site 1 | 3 | – | – | – |
      | ❌ | Site 0 | 1 | – | 1 | 1 |
      | ❌ | without a group | 1 | – | – | 1 |

      |  | Check | Group | Result | Took |
      | :--- | :--- | :--- | :--- | :--- |
      | ❌ | No 1 | Site 1 | \`smtps://mail.example.org:465\` refused the login: 535 5.7.8. | 204 ms |
      | ❌ | No 3 | Site 1 | The SMTP server accepted the message, but it was not found within 60 s in INBOX (66 times) and Junk (17 times). | 60.5 s |
      | ❌ | No 4 | Site 0 | \`smtps://mail.example.org:465\` refused the login: 535 5.7.8. | 204 ms |
      | ❌ | No 5 | Site 1 | \`smtps://mail.example.org:465\` refused the login: 535 5.7.8. | 204 ms |
      | ❌ | No 6 | – | \`smtps://mail.example.org:465\` refused the login: 535 5.7.8. | 204 ms |
      | ⚠️ | No 2 | Site 0 | The message landed in Junk. | 1.31 s |

      <details>
      <summary>2 checks are ok</summary>

      |  | Check | Group | Result | Took |
      | :--- | :--- | :--- | :--- | :--- |
      | ✅ | No 0 | Site 0 | Message delivered and seen in 995 ms. | 1.31 s |
      | ✅ | No 7 | – | Message delivered and seen in 995 ms. | 1.31 s |

      </details>

      | Slowest phases | Took | Check |
      | :--- | :--- | :--- |
      | wait for the message | 60 s ❌ | No 3 |
      | wait for the message | 856 ms | No 2 |
      | wait for the message | 856 ms | No 0 |
      | wait for the message | 856 ms | No 7 |
      | SMTP send | 139 ms | No 3 |
      | SMTP send | 139 ms | No 2 |
      | SMTP send | 139 ms | No 0 |
      | SMTP send | 139 ms | No 7 |
      | clean-up | 108 ms | No 2 |
      | clean-up | 108 ms | No 0 |

      **Not run:** 1 disabled (Old); 2 not selected (Far, Further)
      "
    `);
    expect(summary).toContain('`ci/checks.yml:7` · Site 1 · eu');
  });

  test('of many checks shows rows and parts of the first ones, and closes the others', () => {
    const check = sampleCheck(SAMPLE_REPORTS.wrongPassword);
    const checks = Array.from({ length: 60 }, (_, index) => ({ ...check, name: `No ${index}` }));
    const summary = renderSummary(reportOf(...checks, ...SAMPLE_REPORTS.ok.checks));
    expect(summary).toContain('<summary>and 30 more checks</summary>');
    expect(summary).toContain('<summary>1 check is ok</summary>');
    expect(summary.match(/^### ❌ No \d+$/gm)).toHaveLength(10);
    expect(summary.match(/^<summary>❌ <code>No \d+<\/code> 204\u00a0ms<\/summary>$/gm)).toHaveLength(50);
    for (let index = 0; index < 60; index += 1) expect(summary).toContain(`| No ${index} |`);
  });

  test('of a merged report says what it is made of', () => {
    const one = { version: '0.1.0', status: 'ok', startedAt: '', durationSeconds: 1.5, checks: 12 } as const;
    const merged = [
      { ...one, path: 'reports/1.json', shard: '1/2', runner: 'eu-1' },
      { ...one, path: 'reports/2.json', status: 'critical' },
    ] as const;
    expect(renderSummary({ ...SAMPLE_REPORTS.ok, merged })).toContain(
      [
        '<summary>Made of 2 reports</summary>\n',
        '|  | Report | Shard | Runner | Checks | Took |',
        '| :--- | :--- | :--- | :--- | :--- | :--- |',
        '| ✅ | `reports/1.json` | `1/2` | `eu-1` | 12 | 1.5\u00a0s |',
        '| ❌ | `reports/2.json` | – | – | 12 | 1.5\u00a0s |',
      ].join('\n'),
    );
  });

  test('gives no common advice where there is none', () => {
    const hinted = (hint: string): CheckResult => {
      const check = sampleCheck(SAMPLE_REPORTS.wrongPassword);
      return { ...check, findings: check.findings.map((finding) => ({ ...finding, hint })) };
    };
    const five = Array.from({ length: 5 }, () => hinted('Look at A.'));
    const advice = (...checks: CheckResult[]) =>
      /^\| ❌ \| Login refused .* \| ([^|]+) \|$/m.exec(renderSummary(reportOf(...checks)))?.[1];
    expect(advice(...five, hinted('Look at A.'))).toBe('Look at A.');
    expect(advice(...five, hinted('Look at B.'))).toBe('See each of them.');
  });

  test('of several checks says of those that are ok what they have proved', () => {
    const { ok, junk } = SAMPLE_REPORTS;
    expect(renderSummary(reportOf(...junk.checks, ...ok.checks))).toContain(
      '| ✅ | Production mail | Message delivered and seen in 995 ms. | 1.31\u00a0s |',
    );
  });

  test('shows thresholds beside what was measured', () => {
    const lines = renderSummary(SAMPLE_REPORTS.slowLogin).split('\n');
    const start = lines.indexOf('| Threshold on | Measured | Warning | Critical |');
    expect(lines.slice(start + 2, start + 5)).toEqual([
      '| `round_trip_seconds` | ✅ 995 ms | `5` | `10` |',
      '| `imap_auth_seconds` | ❌ 4.21 s | `1` | `3` |',
      '| `tls_certificate_days_left{protocol="smtp"}` | ✅ 61 days | `21:` | `7:` |',
    ]);
  });

  test('shows the end of the dialogue, closed, and nothing in it can end the block', () => {
    const line = { protocol: 'smtp', direction: 'received', text: '```\n</details><b>' } as const;
    const transcript = Array.from({ length: 50 }, (_, seconds) => ({ ...line, seconds }));
    const summary = renderSummary(reportOf(sampleCheck(SAMPLE_REPORTS.wrongPassword, { transcript })));
    const [, block = ''] =
      /<summary>Dialogue \(the last 40 of 50 lines; [^<]*<\/summary>\n\n```text\n([\s\S]*?)\n```\n/.exec(summary) ?? [];
    const shown = block.split('\n');
    expect(shown).toHaveLength(40);
    expect(shown[0]).toBe(' 10.000 SMTP ← ```\\n</details><b>');
    expect(renderSummary(SAMPLE_REPORTS.slowLogin)).toMatch(/^ {2}0\.075 IMAP → A1 AUTHENTICATE PLAIN \*\*\*$/m);
  });

  test('marks a certificate that ends soon', () => {
    const check = sampleCheck(SAMPLE_REPORTS.ok);
    const connections = check.connections.map((each) => ({
      ...each,
      ...(each.tls && { tls: { ...each.tls, chain: each.tls.chain.map((one) => ({ ...one, daysLeft: 9 })) } }),
    }));
    expect(renderSummary(reportOf({ ...check, connections }))).toContain('| 2027-01-03 | ⚠️ 9 days |');
  });

  test('draws no diagrams when there are many checks', () => {
    const checks = Array.from({ length: 6 }, () => sampleCheck(SAMPLE_REPORTS.ok));
    expect(renderSummary(reportOf(...checks.slice(0, 5)))).toContain('```mermaid');
    expect(renderSummary(reportOf(...checks))).not.toContain('```mermaid');
  });
});

describe('GHA-009: the size of the summary', () => {
  const flood = '<b>🧨|`[x](https://evil.example) '.repeat(1500);

  function floodedCheck(status: Status): CheckResult {
    const check = sampleCheck(SAMPLE_REPORTS.notArrived);
    const finding = {
      status,
      code: 'E_NOT_ARRIVED',
      message: flood,
      hint: flood,
      reply: flood,
      phase: 'arrival',
    } as const;
    const measurements = Array.from({ length: 1000 }, (_, index) => ({
      metric: flood,
      label: `${flood}${index}`,
      value: index,
    }));
    return {
      ...check,
      name: flood,
      target: flood,
      status,
      findings: Array.from({ length: 99 }, () => finding),
      measurements,
    };
  }

  test('stays below the limit for 2,000 checks with texts of 50 KB, and names what is missing', () => {
    expect(flood.length).toBeGreaterThan(48_000);
    const [bad, good] = [floodedCheck('critical'), floodedCheck('ok')];
    const checks = Array.from({ length: 2000 }, (_, index) => (index % 2 === 0 ? good : bad));
    const summary = renderSummary(reportOf(...checks));
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(LIMIT);
    expect(Buffer.byteLength(summary)).toBeGreaterThan(LIMIT / 2);
    const [, note] = /^\*\*Left out\*\*(.*)$/m.exec(summary) ?? [];
    expect(note).toMatch(
      /^, because GitHub shows no summary above 1 MiB: diagrams, metrics and dialogues;( phases and connections of \d+ checks?;)? the parts of [\d,]+ checks; [\d,]+ rows of the table\. The JSON report has all of it\.$/,
    );
  });

  test('gives up details first, then explanations, then rows', () => {
    const checks = (['critical', 'warning', 'ok'] as const).map((status) =>
      sampleCheck(SAMPLE_REPORTS.ok, { status, name: status }),
    );
    const report = reportOf(...checks);
    const within = (limit: number) => renderSummary(report, limit);
    const whole = within(LIMIT);
    const size = Buffer.byteLength(whole);
    expect(within(size)).toBe(whole);
    const less = within(size - 1);
    expect(less).not.toContain('<summary>Metrics');
    expect(less.match(/^```text$/gm)).toHaveLength(3);
    expect(less).toMatch(/^\*\*Left out\*\*.*: diagrams, metrics and dialogues\. /m);
    const few = within(3500);
    expect(few.match(/^```text$/gm)).toHaveLength(1);
    expect(few).toMatch(/: diagrams, metrics and dialogues; phases and connections of 2 checks\. /);
    expect(within(680)).toMatch(/: diagrams, metrics and dialogues; the parts of 3 checks; 1 row of the table\. /);
  });

  test('of many problems keeps the first ones', () => {
    const [issue] = SAMPLE_REPORTS.misconfigured.issues;
    if (issue === undefined) throw new Error('The sample has no issue.');
    const issues = Array.from({ length: 3000 }, () => ({ ...issue, value: flood, problem: flood }));
    const summary = renderSummary({ ...SAMPLE_REPORTS.misconfigured, issues });
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(LIMIT);
    expect(summary).toMatch(/^## ❔ 3,000 problems in the configuration/);
    expect(summary).toMatch(/\*\*Left out\*\*.*: [\d,]+ more problems\. /);
  });

  test('of many problems shows as many as there is room for', () => {
    const [issue] = SAMPLE_REPORTS.misconfigured.issues;
    const issues = Array.from({ length: 30 }, () => issue).filter((each) => each !== undefined);
    const rows = (limit: number) =>
      renderSummary({ ...SAMPLE_REPORTS.misconfigured, issues }, limit).match(/^\| `mode`.*$/gm)?.length ?? 0;
    for (let limit = 1000; limit < 5000; limit += 100) {
      expect(rows(limit)).toBeGreaterThan(0);
      expect(rows(limit)).toBeLessThanOrEqual(rows(limit + 100));
    }
  });

  test('is never above any limit, and as long as there is room the verdict is there', () => {
    fc.assert(
      fc.property(randomReport, fc.integer({ min: 0, max: 6000 }), (report, limit) => {
        const summary = renderSummary(report, limit);
        expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(limit);
        if (limit >= 40) expect(summary).toMatch(/^## (✅|⚠️|❌|❔) /);
      }),
    );
  });
});

describe('SEC-007: what a server says is text in the summary', () => {
  test('no markup, link, mention or reference stands outside of code', () => {
    fc.assert(
      fc.property(randomReport, fc.constantFrom(LIMIT, 4000), (report, limit) => {
        expect(strangeLines(renderSummary(report, limit))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('the check of this test sees what it has to see', () => {
    const strange = (line: string) => strangeLines(`## ✅ Fine\n\n${line}`).length;
    for (const line of [
      '<img src=x>',
      'see https://a.example',
      '@octocat',
      '[x](y)',
      'a `b',
      '| `a | b` <i> |',
      '#1',
      '&lt;',
      '`` a ` <b>',
    ]) {
      expect([line, strange(line)]).toEqual([line, 1]);
    }
    for (const line of [
      '`<img>` fine',
      '| a | `<b>` |',
      '``a ` b`` c',
      '<sub>Mail Probe `<`</sub>',
      '- ✅ a  ',
      '> a',
    ]) {
      expect([line, strange(line)]).toEqual([line, line.startsWith('>') ? 1 : 0]);
    }
  });

  test('a pipe never parts a cell', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const check = sampleCheck(SAMPLE_REPORTS.ok, { connections: [{ protocol: 'smtp', address: text, port: 25 }] });
        const row = /^\| SMTP \|.*$/m.exec(renderSummary(reportOf(check)))?.[0] ?? '';
        expect(row.match(/\|/g)).toHaveLength(6);
      }),
    );
  });
});

/**
 * Lines that hold anything but our own forms, plain words and code. Code spans end in the line in which they begin,
 * since no text of ours or of others breaks a line within one.
 */
function strangeLines(summary: string): string[] {
  const open: string[] = [];
  for (const block of summary.split(/^```(?:text|diff|mermaid)\n[\s\S]*?^```$/m)) open.push(...block.split('\n'));
  return open.filter((line) => {
    const rest = line
      .replace(
        /^<summary>(?:Metrics \(\d+\)|Phases as a diagram|Dialogue \([^<>&]+\)|Made of [\d,]+ reports?|and \d+ more checks?|\d+ checks? (?:is|are) ok|\d+ record sets? unchanged|SPF, published: (?:✅|❌) [\w ,-]+)<\/summary>$|^<\/?details>$/,
        '',
      )
      .replace(
        /^<summary>(?:✅|⚠️|❌|❔) <code>(?:[^<>&]|&(?:lt|gt|amp|quot|#39);)*<\/code> [\d.]+\u00a0\w+<\/summary>$/,
        '',
      )
      .replace(/(?<!`)(`+)(?!`)(?:.*?[^`])\1(?!`)/g, 'code')
      .replace(/^(?:#{2,3}|(?: {2})*-|\d+\.) /, '')
      .replace(/^\|.*/, (row) => row.replaceAll('<br>', ' '))
      .replace(/^<sub>(.*)<\/sub>$/, '$1')
      .replace(/^\|(?: :--- \|)+$/, '')
      .replace(/\[(?:\d{4}-\d\d-\d\d )?\d\d:\d\d UTC\]\(https:\/\/github\.com\/[\w/-]+\)/, '')
      .replace(/(?:● \d+ ok|◐ \d+ unstable|▲ \d+ warning|✖ \d+ critical|\? \d+ unknown)/g, '')
      .replace(/\*\*|\ufe0f/g, '');
    return !/^[\p{L}\p{M}\p{N}\p{Extended_Pictographic}\u00a0\u2003 |"'’(„“«)”».,;:!?…→–—·%-]*$/u.test(rest);
  });
}
