/** `imap-mailbox` and `imap-search` against Dovecot, held against what its own tool says. */
import { chmod, mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { describeWithServers } from '../support/postfix-dovecot/describe-with-servers.ts';
import { type MailServers, startMailServers } from '../support/postfix-dovecot/mail-servers.ts';
import { runProbe } from '../support/scripted/run-probe.ts';

const COUNT = 20_000;
/** The indexes of a large mailbox are made by the first command. */
const PATIENT = { 'command-timeout': '60s', timeout: '120s' };
const QUOTA = `
mail_plugins = quota
protocol imap {
  mail_plugins = quota imap_quota
}
plugin {
  quota = count:User quota
  quota_rule = *:storage=1G
  quota_vsizes = yes
}
mailbox_list_index = yes
`;

describeWithServers('the IMAP modes against Dovecot', () => {
  let servers: MailServers;

  beforeAll(async () => {
    servers = await startMailServers({ dovecotConf: QUOTA });
    const [user] = servers.users;
    for (const name of ['Große Ablage.Übersicht', '归档', 'Empty'])
      await servers.doveadm(['mailbox', 'create', '-u', user.username, name]);
    await fill();
  });

  afterAll(async () => {
    await servers?.stop();
  });

  /** One message an hour, the newest half an hour old; every tenth is seen. Names of maildir files tell their arrival. */
  async function fill(): Promise<void> {
    const [user] = servers.users;
    const folder = join(servers.mailboxPath(user), '.Bulk');
    await servers.doveadm(['mailbox', 'create', '-u', user.username, 'Bulk']);
    const cur = join(folder, 'cur');
    await mkdir(cur, { recursive: true });
    const now = Math.floor(Date.now() / 1000);
    const write = async (index: number): Promise<void> => {
      const received = now - 1800 - index * 3600;
      const path = join(cur, `${received}.M${index}P1.test:2,${index % 10 === 0 ? 'S' : ''}`);
      const subject = index === 4321 ? 'Bericht für Zoë "x" \\' : `Message ${index}`;
      const text = `From: a@example.test\r\nSubject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=\r\n\r\nHello\r\n`;
      await writeFile(path, text);
      await chmod(path, 0o666);
      await utimes(path, received, received);
    };
    for (let start = 0; start < COUNT; start += 500)
      await Promise.all(Array.from({ length: 500 }, (_, offset) => write(start + offset)));
  }

  function run(inputs: Record<string, string>): Promise<Report> {
    const [{ username, password }] = servers.users;
    const server = { host: 'localhost', port: String(servers.imap.implicit), 'tls-mode': 'implicit' };
    return runProbe({ ...server, 'tls-ca': servers.caPem, username, password, ...PATIENT, ...inputs });
  }

  function values(report: Report, metric: string): Record<string, number> {
    const found = report.checks[0]?.measurements.filter((each) => each.metric === metric) ?? [];
    return Object.fromEntries(found.map(({ label = '', value }) => [label, value]));
  }

  /** What doveadm says of each mailbox. */
  async function truth(field: string): Promise<Record<string, number>> {
    const text = await servers.doveadm(['-f', 'tab', 'mailbox', 'status', '-u', 'probe', field, '*']);
    const rows = text.trim().split('\n').slice(1);
    return Object.fromEntries(rows.map((row) => row.split('\t')).map(([name = '', value]) => [name, Number(value)]));
  }

  it('as HertzBeat mailbox: tells of every mailbox what doveadm tells', async () => {
    const report = await run({ mode: 'imap-mailbox', mailboxes: '*' });
    expect(report.message).toContain('Mailboxes read');
    expect(report.status).toBe('ok');
    for (const [metric, field] of Object.entries({
      mailbox_messages: 'messages',
      mailbox_unseen: 'unseen',
      mailbox_uidnext: 'uidnext',
      mailbox_size_bytes: 'vsize',
    })) {
      const expected = await truth(field);
      expect(Object.keys(expected)).toContain('Große Ablage.Übersicht');
      expect([metric, values(report, metric)]).toEqual([metric, expected]);
    }
    expect(values(report, 'quota_used_ratio')['STORAGE']).toBeGreaterThan(0);
  });

  it('reads named mailboxes in one command, and says what was meant by a wrong name', async () => {
    const lines: string[] = [];
    const [{ username, password }] = servers.users;
    const report = await runProbe(
      {
        mode: 'imap-mailbox',
        host: 'localhost',
        port: String(servers.imap.starttls),
        'tls-mode': 'starttls',
        'tls-ca': servers.caPem,
        username,
        password,
        ...PATIENT,
        mailboxes: 'INBOX\n归档\nGroße Ablage/Übersicht\nBulk',
      },
      {
        execution: { onTrace: (_check, _protocol, direction, line) => void (direction === 'sent' && lines.push(line)) },
      },
    );
    expect(`${report.status} ${report.code}`).toBe('critical E_MAILBOX_MISSING');
    expect(report.hint).toContain('Write Große Ablage.Übersicht');
    expect(Object.keys(values(report, 'mailbox_unseen')).toSorted()).toEqual(['Bulk', 'INBOX', '归档']);
    expect(lines.filter((line) => / STATUS /.test(line))).toHaveLength(1);
  });

  it.each([
    ['all', COUNT],
    ['unseen', COUNT * 0.9],
    ['not unseen', COUNT / 10],
    ['subject: für zoë', 1],
    ['subject: Bericht für Zoë "x" \\', 1],
    ['newer-than: 10h', 10],
    ['older-than: 30d', COUNT - 30 * 24],
    ['newer-than: 2d\nolder-than: 1d\nseen', 2],
    ['uid: 1:10', 10],
    ['keyword: $Nothing', 0],
  ])('as Centreon IMAP search-message: %j finds %d', async (search, expected) => {
    const report = await run({ mode: 'imap-search', mailbox: 'Bulk', search });
    expect(report.status, report.message).toBe('ok');
    const found = values(report, 'messages_found')[''];
    // Two days hold 24 hours between them, of which two or three are multiples of ten.
    if (search.endsWith('seen') && search.includes('\n')) expect([2, 3]).toContain(found);
    else expect(found).toBe(expected);
  });

  it('tells the ages of oldest and newest in a large mailbox, and marks nothing as read', async () => {
    const report = await run({ mode: 'imap-search', mailbox: 'Bulk', critical: '1:' });
    expect(report.status, report.message).toBe('ok');
    expect(values(report, 'newest_message_age_seconds')['']).toBeGreaterThanOrEqual(1800);
    expect(values(report, 'newest_message_age_seconds')['']).toBeLessThan(5400);
    const oldest = 1800 + (COUNT - 1) * 3600;
    expect(values(report, 'oldest_message_age_seconds')['']).toBeGreaterThanOrEqual(oldest);
    expect(values(report, 'oldest_message_age_seconds')['']).toBeLessThan(oldest + 3600);
    expect((await truth('unseen'))['Bulk']).toBe(COUNT * 0.9);
  });

  it('deletes exactly what was found, and not what others have flagged', async () => {
    const bulk = ['mailbox', 'Bulk'];
    await servers.doveadm(['flags', 'add', '-u', 'probe', '\\Deleted', ...bulk, 'uid', '20']);
    const report = await run({ mode: 'imap-search', mailbox: 'Bulk', search: 'uid: 1:10', 'delete-found': 'true' });
    expect(report.status, report.message).toBe('ok');
    expect((await truth('messages'))['Bulk']).toBe(COUNT - 10);
    const files = await readdir(join(servers.mailboxPath(servers.users[0]), '.Bulk', 'cur'));
    expect(files).toHaveLength(COUNT - 10);
  });
});
