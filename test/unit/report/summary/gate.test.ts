import { describe, expect, test } from 'vitest';
import type { Gate } from '../../../../src/model/gate-facts.ts';
import { renderSummary } from '../../../../src/report/summary/summary.ts';
import { FAILING_GATE, gateCheck, hostileGate, PASSING_GATE } from '../../../support/reports/gate-reports.ts';
import { reportOf } from '../../../support/reports/sample-reports.ts';

const EMPTY: Gate = { domain: 'example.org', stage: 'planned', records: [], hosts: [], order: [], untested: [] };
const summaryOf = (gate: Partial<Gate>) => renderSummary(reportOf(gateCheck({ ...EMPTY, ...gate })));

/** The table that begins with this heading. */
function tableOf(summary: string, heading: string): string {
  const lines = summary.split('\n');
  const from = lines.findIndex((line) => line.startsWith(`| ${heading}`));
  const length = lines.slice(from).findIndex((line) => !line.startsWith('|'));
  return from < 0 ? '' : lines.slice(from, from + length).join('\n');
}

describe('renderSummary of a gate', () => {
  const failing = renderSummary(reportOf(FAILING_GATE));

  test('begins with whether to approve', () => {
    const head = failing.split('\n').slice(0, 8).join('\n');
    expect(head).toContain('❌ **Do not approve:** 1 critical finding; ');
    expect(head).toContain('**At:** `zones/example.org.zone:12`');
    expect(renderSummary(reportOf(PASSING_GATE))).toContain(
      '✅ **Approve:** no trouble was found; publish in the order below.',
    );
  });

  test('has a table of what changes, and the rest closed', () => {
    expect(tableOf(failing, 'Change')).toMatchInlineSnapshot(`
      "| Change | Record | Published | → Planned | TTL | Where |
      | :--- | :--- | :--- | :--- | :--- | :--- |
      | changed | \`MX example.org\` | \`10 mx.oldmail.example.\` | \`10 mx1.newmail.example.\`<br>\`20 mx2.newmail.example.\` | 86,400 s → 3,600 s | \`zones/example.org.zone:12\` |
      | changed | \`TXT example.org\` | \`"v=spf1 include:_spf.oldmail.example include:shop.example -all"\` | \`"v=spf1 include:_spf.oldmail.example include:spf.newmail.example include:shop.example -all"\`<br>1 value unchanged | 3,600 s (1 h) | \`zones/example.org.zone:14\` |
      | added | \`TXT nm1._domainkey.example.org\` | – | \`"v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAx7Zk9Qm2x7Zk9Qm2x7Zk9Qm2x7Zk9Qm2x7Zk9Qm2x7Zk9Qm2x7Zk9Qm2x7Zk9Qm2x7Zk9Qm2x7Zk9Qm2x7Zk9Qm2x7Zk9Qm2x7Zk9Qm2x7Zk9Qm2x7Zk9Qm2x7Zk9Qm2x7Zk9Qm2…\` (390 characters) | 3,600 s (1 h) | \`zones/example.org.zone:18\` |"
    `);
    expect(failing).toMatch(/<details>\n<summary>3 record sets unchanged<\/summary>\n\n\| Record \|/);
  });

  test('has one row a host', () => {
    expect(tableOf(failing, 'Pref')).toMatchInlineSnapshot(`
      "| Pref. | Mail host | In the plan | Addresses and what they said | MTA-STS policy | TLSA |
      | :--- | :--- | :--- | :--- | :--- | :--- |
      | 10 | \`mx1.newmail.example\` | new | \`203.0.113.11\` ✅ answers<br>🔒 certificate verified: \`TLSv1.3\`, 38 days left<br>✅ accepts: \`postmaster@example.org\`<br>\`2001:db8:5::11\` ❔ not tested: This machine has no route to \`IPv6\`. | ❌ not named | ✅ 1 of 2 records match<br>\`3 1 1 5f1c2a9be07d4f36a81…\`<br>\`3 1 1 b760c12119c38873672…\` |
      | 10 | \`mx.oldmail.example\` | removed | \`192.0.2.25\` ✅ answers<br>🔒 certificate verified: \`TLSv1.3\`, 61 days left<br>✅ accepts: \`postmaster@example.org\` | ✅ named | ✅ matches<br>\`3 1 1 b760c12119c38873672…\` |
      | 20 | \`mx2.newmail.example\` | new | \`203.0.113.12\` ✅ answers<br>🔒 certificate verified: \`TLSv1.3\`, 38 days left<br>✅ accepts: \`postmaster@example.org\`<br>\`2001:db8:5::12\` ❔ not tested: This machine has no route to \`IPv6\`. | ❌ not named | ✅ 1 of 2 records match<br>\`3 1 1 5f1c2a9be07d4f36a81…\`<br>\`3 1 1 b760c12119c38873672…\` |"
    `);
  });

  test('has SPF as a tree with its cost, and the published one closed', () => {
    expect(failing).toContain('**SPF**, planned: ✅ 7 of 10 look-ups\n\n- `v=spf1 ');
    expect(failing).toContain(
      '\n  - `include:spf.newmail.example` · 3 look-ups\n    - `a:out.newmail.example` · 1 look-up\n',
    );
    expect(failing).toContain('<summary>SPF, published: ✅ 4 of 10 look-ups</summary>');
  });

  test('has the policy, with its age in words', () => {
    expect(tableOf(failing, 'MTA-STS')).toContain(
      '| published and planned | enforce | 604,800 s (7 days) | `20260214T090000` | `mx.oldmail.example` | web server |',
    );
  });

  test('has what was not tested, and the numbered order with reasons, records as they have to be written', () => {
    expect(failing).toContain('**Not tested**\n\n- ❔ The ');
    expect(failing).toContain(
      [
        '5. ⏳ wait 86,400 s (1 day, TTL of MX `example.org`)  ',
        '   Why: Until then caches have the MX records with the old TTL.',
        '6. ➕ `publish MX example.org 10 mx1.newmail.example., 20 mx2.newmail.example.`  ',
      ].join('\n'),
    );
  });

  test('of what is live has the published records open, and no plan', () => {
    const published = { values: ['10 mx.example.org.'], ttl: 300 };
    const records = [{ name: 'example.org', type: 'MX', change: 'same', published } as const];
    const hosts = [{ host: 'mx.example.org', preference: 10, isPublished: true, addresses: [] }];
    const live = summaryOf({ stage: 'live', records, hosts });
    expect(live).toContain('| Published record | Data | TTL |\n');
    expect(live).toContain('| 10 | `mx.example.org` | published | ⚠️ no address | – | – |');
    expect(live).not.toMatch(/Approve|unchanged|Order of publication/);
  });

  test('of a plan that changes nothing says so', () => {
    const view = { values: ['10 mx.example.org.'], ttl: 300 };
    const records = [{ name: 'example.org', type: 'MX', change: 'same', published: view, planned: view } as const];
    expect(summaryOf({ records })).toContain('**Records:** nothing that mail depends on changes.');
  });

  test('a change of the TTL alone is told as such', () => {
    const view = { values: ['10 mx.example.org.'], ttl: 86_400 };
    const set = { name: 'example.org', type: 'MX', change: 'changed', published: view, planned: { ...view, ttl: 300 } };
    expect(summaryOf({ records: [{ ...set, change: 'changed' }] })).toContain(
      '| changed | `MX example.org` | same data | same data | 86,400 s → 300 s | – |',
    );
  });

  test('values that stay are counted, long ones are cut with their length', () => {
    const long = `"${'k'.repeat(65_000)}"`;
    const record = {
      name: 'example.org',
      type: 'TXT',
      change: 'changed' as const,
      published: { values: ['"a"', '"b"'], ttl: 300 },
      planned: { values: ['"a"', long], ttl: 300 },
    };
    const summary = summaryOf({ records: [record] });
    expect(summary).toContain('| `"b"` | `"kkk');
    expect(summary).toContain('k…` (65,002 characters)<br>1 value unchanged |');
  });

  test('shows at most 20 notices, with their codes, and says how many more there are', () => {
    const notices = Array.from({ length: 30 }, (_, index) => ({
      code: 'E_MX_SINGLE' as const,
      message: `Note ${index}.`,
      source: { file: 'zone.db', line: index + 1, column: 1 },
    }));
    const summary = renderSummary(reportOf({ ...PASSING_GATE, notices }));
    expect(summary).toContain('- ℹ️ Note 3. `E_MX_SINGLE`  \n  **At:** `zone.db:4`');
    expect(summary).toContain('- and 10 more notes');
  });
});

describe('SEC-007: what DNS and servers say of a domain is text in the summary', () => {
  const ESCAPES = [
    'a | b',
    '`code` and ``more``',
    '</td></table></details><img src=x onerror=alert(1)>',
    'a\n\n# Heading\n- item\n| a | b |',
    '\u202egnp.exe\u2066',
    '[x](https://evil.example) @octocat #1 https://evil.example',
    '\\|',
    '1. one',
    '<!-- ',
    '\0\x1b[31m',
  ];

  test.each(ESCAPES)('%j parts no cell, ends no list and opens no element', (text) => {
    const summary = renderSummary(reportOf({ ...gateCheck(hostileGate(text, 3)), status: 'critical' }));
    for (const [heading, columns] of [
      ['Change', 6],
      ['Record', 4],
      ['Pref', 6],
      ['MTA-STS', 6],
    ] as const) {
      const rows = tableOf(summary, heading).split('\n');
      expect(rows.length, heading).toBeGreaterThan(2);
      expect(rows.filter((row) => row.match(/\|/g)?.length !== columns + 1)).toEqual([]);
    }
    const outside = summary.replace(/(?<!`)(`+)(?!`)(?:.*?[^`])\1(?!`)/g, 'code');
    expect(outside.match(/<[^>]*>/g)?.filter((tag) => !/^<\/?(?:br|details|summary|sub)>$/.test(tag))).toEqual([]);
    expect(outside).not.toMatch(/\p{Cf}|[^\P{Cc}\n]|https?:|@octocat/u);
    expect(summary.match(/^\d+\. /gm)).toHaveLength(3);
  });

  test('a gate of hostile values of 64 KiB stays far below the limit, with its order', () => {
    for (const char of ['\u202e', '漢', '|', '<']) {
      const summary = renderSummary(
        reportOf({ ...gateCheck(hostileGate(char.repeat(65_536), 6)), status: 'critical' }),
      );
      expect(Buffer.byteLength(summary)).toBeLessThan(900 * 1024);
      expect(summary).toContain('**Order of publication**');
      expect(summary).toContain('(65,536 characters)');
    }
  });

  test('where there is little room, the order stays when tables go', () => {
    const full = renderSummary(reportOf(FAILING_GATE));
    const short = renderSummary(reportOf(FAILING_GATE), 6000);
    expect(Buffer.byteLength(full)).toBeGreaterThan(6000);
    expect(Buffer.byteLength(short)).toBeLessThanOrEqual(6000);
    expect(short).toContain('**Do not approve:**');
    expect(short).toContain('8. 🔧 keep `mx.oldmail.example` running for 5 days');
    expect(short).not.toContain('| Change |');
    expect(short).toMatch(/\*\*Left out\*\*.*records, hosts, phases and connections of 1 check\./);
  });
});
