import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { runBundle } from '../support/bundle.ts';
import { describeWithServers } from '../support/postfix-dovecot/describe-with-servers.ts';
import { type MailServers, startMailServers } from '../support/postfix-dovecot/mail-servers.ts';

type Mode = readonly [tlsMode: string, listener: keyof MailServers['smtp']];

const MODES = [
  ['implicit', 'implicit'],
  ['starttls', 'starttls'],
  ['none', 'plain'],
] as const satisfies Mode[];

describeWithServers('the action against Postfix and Dovecot', () => {
  let servers: MailServers;

  beforeAll(async () => {
    servers = await startMailServers();
  });

  afterAll(async () => {
    await servers?.stop();
  });

  /** Inputs for a user, over one TLS mode. */
  function inputs(mode: string, [tlsMode, listener]: Mode, user = servers.users[0]): Record<string, string> {
    const common = {
      mode,
      host: 'localhost',
      username: user.username,
      password: user.password,
      'tls-ca': servers.caPem,
    };
    if (mode !== 'round-trip') {
      const port = mode.startsWith('smtp') ? servers.smtp[listener] : servers.imap[listener];
      return { ...common, port: String(port), 'tls-mode': tlsMode };
    }
    return {
      ...common,
      'smtp-port': String(servers.smtp[listener]),
      'smtp-tls-mode': tlsMode,
      'imap-port': String(servers.imap[listener]),
      'imap-tls-mode': tlsMode,
      from: user.address,
      to: user.address,
    };
  }

  async function mailboxes(username: string): Promise<string> {
    return await servers.doveadm(['mailbox', 'status', '-u', username, 'messages', '*']);
  }

  it.each(MODES)('goes round with %s and leaves nothing behind', async (...mode) => {
    const run = await runBundle(inputs('round-trip', mode));
    expect(run.stdout).not.toContain('::error');
    expect(Object.fromEntries(run.outputs)).toMatchObject({ status: 'ok', code: '', 'arrived-in': 'inbox' });
    expect(Number(run.outputs.get('round-trip-seconds'))).toBeGreaterThan(0);
    expect(run.outputs.get('tls-version')).toBe(mode[0] === 'none' ? '' : 'TLSv1.3');
    expect(run.exitCode).toBe(0);
    expect(await mailboxes('probe')).not.toMatch(/messages=[1-9]/);
  });

  it.each(MODES)('hands in a message of 1 MB with %s, for another user', async (...mode) => {
    const [sender, receiver] = servers.users;
    const message = { from: sender.address, to: receiver.address, html: '<p>Grüße</p>', 'message-size': '1MB' };
    const before = await mailboxes(receiver.username);
    const run = await runBundle({ ...inputs('smtp-send', mode), ...message });
    expect(run.outputs.get('status'), run.stdout).toBe('ok');
    expect(JSON.parse(run.outputs.get('metrics') ?? '{}').smtp_send_seconds).toBeGreaterThan(0);
    await expect.poll(() => mailboxes(receiver.username), { timeout: 10_000 }).not.toBe(before);
  });

  it.each(MODES)('logs in over SMTP and IMAP with %s', async (...mode) => {
    for (const protocol of ['smtp', 'imap']) {
      const run = await runBundle(inputs(`${protocol}-login`, mode));
      expect(run.outputs.get('status'), run.stdout).toBe('ok');
      const metrics = JSON.parse(run.outputs.get('metrics') ?? '{}');
      expect(metrics[`${protocol}_auth_seconds`]).toBeGreaterThan(0);
      expect(metrics[`${protocol}_total_seconds`]).toBeGreaterThan(metrics[`${protocol}_auth_seconds`]);
    }
  });

  it.each(MODES)('says that a wrong password is refused, with %s', async (...mode) => {
    for (const protocol of ['smtp', 'imap']) {
      const run = await runBundle({ ...inputs(`${protocol}-login`, mode), password: 'not-the-password' });
      expect(Object.fromEntries(run.outputs)).toMatchObject({ status: 'critical', code: 'E_AUTH_REJECTED' });
      expect(run.exitCode).toBe(1);
      expect(run.stdout.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain('not-the-password');
    }
  });

  it('logs in with a password of quotes, backslashes, spaces and letters beyond ASCII', async () => {
    const [, other] = servers.users;
    for (const mode of ['smtp-login', 'imap-login']) {
      const run = await runBundle(inputs(mode, MODES[0], other));
      expect(run.outputs.get('status'), run.stdout).toBe('ok');
    }
  });

  it.each(['plain', 'login'])('logs in over both protocols with auth-method %s', async (method) => {
    for (const mode of ['smtp-login', 'imap-login']) {
      const run = await runBundle({ ...inputs(mode, MODES[1]), 'auth-method': method });
      expect(run.outputs.get('status'), run.stdout).toBe('ok');
    }
  });

  it('finds a message that Sieve files into Junk, says so, and removes it (TRN-003)', async () => {
    const [, , junk] = servers.users;
    const run = await runBundle(inputs('round-trip', MODES[0], junk));
    expect(Object.fromEntries(run.outputs)).toMatchObject({
      status: 'warning',
      code: 'E_WRONG_FOLDER',
      'arrived-in': 'junk',
    });
    expect(run.exitCode).toBe(0);
    expect(await mailboxes(junk.username)).not.toMatch(/messages=[1-9]/);
    const strict = await runBundle({ ...inputs('round-trip', MODES[0], junk), junk: 'critical' });
    expect(strict.outputs.get('status')).toBe('critical');
    expect(strict.exitCode).toBe(1);
  });

  it('says what the server refuses: an unknown recipient (SMTP-026)', async () => {
    const run = await runBundle({ ...inputs('round-trip', MODES[0]), to: 'nobody@example.test' });
    expect(Object.fromEntries(run.outputs)).toMatchObject({ status: 'critical', code: 'E_RCPT_REJECTED' });
    expect(run.outputs.get('message')).toContain('nobody@example.test');
  });

  it('says when only some recipients are refused, and still removes its message (SMTP-027)', async () => {
    const probe = servers.users[0].address;
    const run = await runBundle({ ...inputs('round-trip', MODES[0]), to: `${probe}, nobody@example.test` });
    expect(Object.fromEntries(run.outputs)).toMatchObject({ status: 'critical', code: 'E_RCPT_PARTIAL' });
    expect(await mailboxes('probe')).not.toMatch(/messages=[1-9]/);
  });

  it('says that a message did not arrive, how often it looked, and what SMTP said (TRN-001)', async () => {
    const other = servers.users[1].address;
    const run = await runBundle({ ...inputs('round-trip', MODES[0]), to: other, 'delivery-timeout': '1s' });
    expect(Object.fromEntries(run.outputs)).toMatchObject({ status: 'critical', code: 'E_NOT_ARRIVED' });
    expect(run.outputs.get('message')).toMatch(/INBOX \(\d+ times\) and Junk \(\d+ times\)/);
    const [check] = (run.report as Report).checks;
    expect(check?.findings[0]?.reply).toMatch(/250 2\.0\.0 Ok: queued as/);
  });

  it('leaves the mail of others alone, also what somebody has flagged as deleted', async () => {
    await runBundle({ ...inputs('round-trip', MODES[0]), cleanup: 'false', subject: 'kept' });
    await servers.doveadm(['flags', 'add', '-u', 'probe', '\\Deleted', 'mailbox', 'INBOX', 'all']);
    const run = await runBundle(inputs('round-trip', MODES[0]));
    expect(run.outputs.get('status')).toBe('ok');
    const left = await servers.doveadm(['fetch', '-u', 'probe', 'hdr.subject flags', 'mailbox', 'INBOX', 'all']);
    expect(left).toContain('kept');
    expect(left.match(/hdr\.subject/g)).toHaveLength(1);
    await servers.doveadm(['expunge', '-u', 'probe', 'mailbox', 'INBOX', 'all']);
  });

  it('refuses a certificate of an unknown authority, and of another name (TLS-008)', async () => {
    const { 'tls-ca': _ca, ...untrusting } = inputs('imap-login', MODES[0]);
    const unknown = await runBundle(untrusting);
    expect(Object.fromEntries(unknown.outputs)).toMatchObject({ status: 'critical', code: 'E_TLS_CERT_UNTRUSTED' });
    const named = await runBundle({ ...inputs('imap-login', MODES[1]), 'tls-servername': 'mail.example.org' });
    expect(Object.fromEntries(named.outputs)).toMatchObject({ status: 'critical', code: 'E_TLS_CERT_NAME' });
  });
});
