/** BEH-D9, BEH-D18: what the user wrote reaches the server, whatever letters it has. */
import { describe, expect, test } from 'vitest';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';
import { expectVerdict } from '../../support/scripted/login-faults.ts';
import { LONG_LIMITS, PASSWORD, runProbe, USERNAME } from '../../support/scripted/run-probe.ts';
import { startScripted } from '../../support/scripted/scripted-server.ts';

const TEXT = 'a "quoted" \\ subject';

describe('BEH-D9: search text with quotes or backslashes', () => {
  test.each([
    [['IMAP4rev1', 'SASL-IR', 'AUTH=PLAIN'], '{20}'],
    [['IMAP4rev1', 'SASL-IR', 'AUTH=PLAIN', 'LITERAL+'], '{20+}'],
    [['IMAP4rev1', 'SASL-IR', 'AUTH=PLAIN', 'LITERAL-'], '{20+}'],
  ])('goes as a literal to a server with %s', async (capabilities, marker) => {
    await using server = await startScripted({ protocol: 'imap', capabilities });
    const report = await runProbe({
      mode: 'imap-search',
      search: `subject: ${TEXT}`,
      ...server.inputs,
      ...LONG_LIMITS,
    });
    expectVerdict(report, { status: 'ok' });
    const [search = ''] = server.said('UID SEARCH').map(({ line }) => line);
    expect(search.endsWith(`SUBJECT ${marker}`), search).toBe(true);
    expect(server.heard.map(({ line }) => line)).toContain(TEXT);
  });

  test('without them goes as a quoted string', async () => {
    await using server = await startScripted({ protocol: 'imap' });
    await runProbe({ mode: 'imap-search', search: 'subject: plain text', ...server.inputs, ...LONG_LIMITS });
    expect(server.said('UID SEARCH')[0]?.line).toMatch(/SUBJECT "plain text"$/);
  });

  test('finds the message', async () => {
    const users = [{ username: USERNAME, password: PASSWORD }];
    const sandbox = await startSandbox({ users });
    try {
      sandbox.deliver({ headers: { Subject: TEXT, 'X-Place': TEXT } });
      sandbox.deliver({ headers: { Subject: 'another' } });
      const target = { host: 'localhost', port: String(sandbox.imap.implicit), 'tls-mode': 'implicit' };
      for (const search of [`subject: ${TEXT}`, `header: X-Place: ${TEXT}`]) {
        const report = await runProbe({
          mode: 'imap-search',
          search,
          ...target,
          'tls-ca': sandbox.caPem,
          ...LONG_LIMITS,
        });
        const found = report.checks[0]?.measurements.find(({ metric }) => metric === 'messages_found');
        expect([report.status, found?.value]).toEqual(['ok', 1]);
      }
    } finally {
      await sandbox.close();
    }
  });
});

describe('BEH-D18: a name of a mailbox with a blank at either end', () => {
  test.each([' Sent', 'Sent ', ' Sent '])('is kept: %j', async (name) => {
    await using server = await startScripted({ protocol: 'imap' });
    await runProbe({ mode: 'imap-search', mailbox: name, ...server.inputs, ...LONG_LIMITS });
    expect(server.said('EXAMINE').map(({ line }) => line.slice(line.indexOf('"')))).toEqual([`"${name}"`]);
    await runProbe({ mode: 'imap-mailbox', mailboxes: `INBOX\n${name}\n\n`, ...server.inputs, ...LONG_LIMITS });
    expect(
      server
        .said('STATUS')
        .map(({ line }) => line)
        .join('\n'),
    ).toContain(`STATUS "${name}" (`);
  });

  test('is found where it is written without', async () => {
    const no = 'NO [NONEXISTENT] no such mailbox';
    const on = { LIST: '* LIST () "/" Sent', EXAMINE: no };
    await using server = await startScripted({ protocol: 'imap', on });
    const report = await runProbe({ mode: 'imap-search', mailbox: 'Sent ', ...server.inputs, ...LONG_LIMITS });
    expectVerdict(report, { status: 'critical', code: 'E_MAILBOX_MISSING', hint: /Write Sent: .* blank at its end/ });
  });

  test('loses the line end of a block of YAML, and nothing else', async () => {
    await using server = await startScripted({ protocol: 'imap' });
    await runProbe({ mode: 'imap-search', mailbox: 'Sent \n', ...server.inputs, ...LONG_LIMITS });
    expect(server.said('EXAMINE').map(({ line }) => line.slice(line.indexOf('"')))).toEqual(['"Sent "']);
  });
});
