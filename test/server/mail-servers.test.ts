import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWithServers } from '../support/postfix-dovecot/describe-with-servers.ts';
import { type MailServers, startMailServers } from '../support/postfix-dovecot/mail-servers.ts';
import type { MailUser } from '../support/postfix-dovecot/users.ts';
import { arrival, imapClient, smtpClient, TLS_MODES } from './clients.ts';
import { converse } from './converse.ts';

describeWithServers('the mail servers', () => {
  let servers: MailServers;
  let probe: MailUser;
  let other: MailUser;
  let junk: MailUser;

  beforeAll(async () => {
    servers = await startMailServers();
    [probe, other, junk] = servers.users;
  });
  afterAll(() => servers?.stop());

  const wrong = () => ({ username: probe.username, password: 'wrong' });
  const send = async (message: { to: string; from?: string; subject?: string; headers?: Record<string, string> }) => {
    const subject = message.subject ?? randomUUID();
    await smtpClient(servers, 'implicit', probe).sendMail({ from: probe.address, text: 'Hello', ...message, subject });
    return subject;
  };

  describe.each(TLS_MODES)('SMTP, %s', (mode) => {
    test('takes the right password of every user', async () => {
      for (const user of servers.users) await smtpClient(servers, mode, user).verify();
    });

    test('takes the address for the user name', async () => {
      await smtpClient(servers, mode, { ...probe, username: probe.address }).verify();
    });

    test('refuses a wrong password at once with 535, and the next login does not suffer', async () => {
      const start = performance.now();
      for (let time = 0; time < 5; time++) {
        await expect(smtpClient(servers, mode, wrong()).verify()).rejects.toMatchObject({ responseCode: 535 });
      }
      await smtpClient(servers, mode, probe).verify();
      expect(performance.now() - start).toBeLessThan(2000);
    });
  });

  describe.each(TLS_MODES)('IMAP, %s', (mode) => {
    test('takes the right password of every user', async () => {
      for (const user of servers.users) {
        await using client = await imapClient(servers, mode, user);
        expect(client.authenticated).toBeTruthy();
      }
    });

    test('uses TLS as the mode says', async () => {
      await using client = await imapClient(servers, mode, probe);
      expect(client.secureConnection).toBe(mode !== 'plain');
    });

    test('refuses a wrong password at once with AUTHENTICATIONFAILED, and the next login does not suffer', async () => {
      const start = performance.now();
      for (let time = 0; time < 5; time++) {
        await expect(imapClient(servers, mode, wrong())).rejects.toMatchObject({
          authenticationFailed: true,
          serverResponseCode: 'AUTHENTICATIONFAILED',
        });
      }
      await using client = await imapClient(servers, mode, probe);
      expect(client.authenticated).toBeTruthy();
      expect(performance.now() - start).toBeLessThan(2000);
    });
  });

  describe('certificates', () => {
    test.each(['implicit', 'starttls'] as const)('are trusted only with our authority: %s', async (mode) => {
      const stranger = { ...servers, caPem: '' };
      await expect(smtpClient(stranger, mode, probe).verify()).rejects.toThrow(/certificate/);
      await expect(imapClient(stranger, mode, probe)).rejects.toThrow(/certificate/);
    });

    test('are good for the name localhost too', async () => {
      const named = { ...servers, host: 'localhost' };
      await smtpClient(named, 'implicit', probe).verify();
      await using client = await imapClient(named, 'implicit', probe);
      expect(client.authenticated).toBeTruthy();
    });
  });

  describe('refusals', () => {
    test('SMTP STARTTLS takes no login before TLS', async () => {
      const [, , answer] = await converse(servers.host, servers.smtp.starttls, ['EHLO client', 'AUTH PLAIN AAA=']);
      expect(answer).toMatch(/^530 5\.7\.0 Must issue a STARTTLS command first/);
    });

    test('IMAP STARTTLS takes no login before TLS at its strict address', async () => {
      const [greeting, answer] = await converse(servers.strictHost, servers.imap.starttls, [
        `a LOGIN ${probe.username} ${probe.password}`,
      ]);
      expect(greeting).toContain('LOGINDISABLED');
      expect(answer).toMatch(/a NO \[PRIVACYREQUIRED\]/);
    });

    test('plain offers no STARTTLS', async () => {
      const [, ehlo] = await converse(servers.host, servers.smtp.plain, ['EHLO client']);
      const [greeting] = await converse(servers.host, servers.imap.plain, []);
      expect(ehlo).toContain('AUTH PLAIN LOGIN');
      expect(`${ehlo}${greeting}`).not.toContain('STARTTLS');
    });

    test.each(['implicit', 'starttls'] as const)('%s takes no mail without a login', async (mode) => {
      const message = { from: other.address, to: probe.address, text: '' };
      await expect(smtpClient(servers, mode).sendMail(message)).rejects.toMatchObject({ responseCode: 554 });
    });

    test('plain takes mail without a login for our own domain only', async () => {
      const client = smtpClient(servers, 'plain');
      await client.sendMail({ from: 'a@example.com', to: probe.address, text: '' });
      const relay = client.sendMail({ from: probe.address, to: 'a@example.com', text: '' });
      await expect(relay).rejects.toThrow(/554 5\.7\.1 .*Relay access denied/);
    });

    test('mail for other domains does not leave the machine', async () => {
      await expect(send({ to: 'a@example.com' })).rejects.toThrow(/550 5\.4\.4 .*does not leave this machine/);
    });

    test('an unknown recipient gets 550 5.1.1, with and without a login', async () => {
      const message = { from: probe.address, to: 'nobody@example.test', text: '' };
      await expect(smtpClient(servers, 'implicit', probe).sendMail(message)).rejects.toThrow(/550 5\.1\.1 /);
      await expect(smtpClient(servers, 'plain').sendMail(message)).rejects.toThrow(/550 5\.1\.1 /);
    });

    test('a message over 20 MB is too large', async () => {
      const [, ehlo] = await converse(servers.host, servers.smtp.plain, ['EHLO client']);
      expect(ehlo).toContain('SIZE 20971520');
    });
  });

  describe('delivery', () => {
    test.each(TLS_MODES)('a message sent by SMTP is in INBOX by IMAP: %s', async (mode) => {
      const subject = randomUUID();
      const message = { from: probe.address, to: other.address, subject, text: 'Hello' };
      await smtpClient(servers, mode, probe).sendMail(message);
      await using client = await imapClient(servers, mode, other);
      expect(await arrival(client, 'INBOX', subject)).toBeGreaterThan(0);
    });

    test('an address with a detail belongs to the user before the plus', async () => {
      await using client = await imapClient(servers, 'implicit', probe);
      await arrival(client, 'INBOX', await send({ to: 'probe+token@example.test' }));
    });

    test('a message marked as junk is in Junk', async () => {
      await using client = await imapClient(servers, 'implicit', probe);
      const subject = await send({ to: probe.address, headers: { 'X-Test-Junk': 'yes' } });
      await arrival(client, 'Junk', subject);
      await client.mailboxOpen('INBOX');
      expect(await client.search({ subject })).toEqual([]);
    });

    test.each(['junk@example.test', 'junk+token@example.test'])('all mail for %s is in Junk', async (to) => {
      await using client = await imapClient(servers, 'implicit', junk);
      await arrival(client, 'Junk', await send({ to }));
    });

    test('mail for the bouncing address comes back to its sender', async () => {
      await using client = await imapClient(servers, 'implicit', other);
      await send({ from: other.address, to: servers.bouncingAddress });
      await arrival(client, 'INBOX', 'Undelivered Mail Returned to Sender');
    });
  });

  describe('mailboxes', () => {
    test('have special uses', async () => {
      await using client = await imapClient(servers, 'implicit', probe);
      const list = await client.list();
      const uses = Object.fromEntries(list.map(({ path, specialUse }) => [path, specialUse]));
      expect(uses).toEqual({
        INBOX: '\\Inbox',
        Drafts: '\\Drafts',
        Junk: '\\Junk',
        Sent: '\\Sent',
        Trash: '\\Trash',
      });
    });

    test('know UIDPLUS: one message can be expunged, and the others stay', async () => {
      await using client = await imapClient(servers, 'implicit', probe);
      expect(client.capabilities.has('UIDPLUS')).toBe(true);
      const uids = [];
      for (const subject of ['one', 'two']) {
        const appended = await client.append('Drafts', `Subject: ${subject}\r\n\r\n`, ['\\Deleted']);
        uids.push(appended ? appended.uid : undefined);
      }
      const [one, two] = uids;
      await client.mailboxOpen('Drafts');
      await client.messageDelete(String(one), { uid: true });
      expect(await client.search({ all: true }, { uid: true })).toEqual([two]);
    });
  });

  describe('from within', () => {
    test('the maildir holds what was delivered', async () => {
      await using client = await imapClient(servers, 'implicit', other);
      await arrival(client, 'INBOX', await send({ to: other.address }));
      const path = servers.mailboxPath(other);
      const files = [...(await readdir(join(path, 'new'))), ...(await readdir(join(path, 'cur')))];
      expect(files.length).toBeGreaterThan(0);
    });

    test('doveadm speaks to this Dovecot', async () => {
      expect(await servers.doveadm(['mailbox', 'list', '-u', probe.username])).toContain('Junk\n');
      await expect(servers.doveadm(['mailbox', 'list', '-u', 'nobody'])).rejects.toThrow(/doesn't exist/);
    });

    test('the log tells of logins and deliveries in both servers, and no trouble', async () => {
      await using client = await imapClient(servers, 'implicit', other);
      await arrival(client, 'INBOX', await send({ to: other.address }));
      const log = await servers.log();
      expect(log).toMatch(/imap-login: Info: Login: user=<other>/);
      expect(log).toMatch(/postfix\/lmtp\[\d+\]: \w+: to=<other@example\.test>.*status=sent/);
      expect(log.split('\n').filter((line) => /(error|fatal|panic):/i.test(line))).toEqual([]);
    });
  });
});
