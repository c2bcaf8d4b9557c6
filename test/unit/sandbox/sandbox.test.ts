import { execFile } from 'node:child_process';
import type { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { resolve } from 'node:path';
import { type ConnectionOptions, connect as connectTls } from 'node:tls';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { TlsMode } from '../../../src/sandbox/common/listener.ts';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';
import { RawImap } from './raw-imap.ts';

const MODULE = resolve(import.meta.dirname, '../../../src/sandbox/sandbox.ts');

/** Shakes hands, and gives the certificate and the first line. */
async function greet(
  port: number,
  options: ConnectionOptions,
): Promise<{ certificate: X509Certificate | undefined; line: string }> {
  const socket = connectTls({ host: '127.0.0.1', port, ...options });
  const [chunk] = (await once(socket, 'data')) as [Buffer];
  const certificate = socket.getPeerX509Certificate();
  socket.destroy();
  return { certificate, line: chunk.toString() };
}

describe('startSandbox', () => {
  test('listens on six ports of its own', async () => {
    await using one = await startSandbox();
    await using other = await startSandbox();
    const ports = [one, other].flatMap(({ smtp, imap }) =>
      [smtp, imap].flatMap(({ implicit, starttls, plain }) => [implicit, starttls, plain]),
    );
    expect(new Set(ports).size).toBe(12);
    expect([one.smtp.host, one.imap.host]).toEqual(['127.0.0.1', '127.0.0.1']);
  });

  test.each(['localhost', '127.0.0.1', '::1'])('has a certificate for %s, from its own authority', async (name) => {
    await using sandbox = await startSandbox();
    for (const [server, greeting] of [
      [sandbox.smtp, /^220 /],
      [sandbox.imap, /^\* OK /],
    ] as const) {
      const checked = { ca: sandbox.caPem, checkServerIdentity: () => undefined };
      const { certificate, line } = await greet(server.implicit, checked);
      expect(line).toMatch(greeting);
      expect(certificate?.checkHost(name) ?? certificate?.checkIP(name)).toBe(name);
    }
    await expect(greet(sandbox.imap.implicit, {})).rejects.toMatchObject({ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' });
  });

  test('serves the certificate that it is given, with the TLS that it is told', async () => {
    await using issuer = await startSandbox();
    const certificate = await issuer.authority.issue({ commonName: 'mail.example.test' });
    await using sandbox = await startSandbox({ certificate, tls: { maxVersion: 'TLSv1.2' } });
    const known = { ca: issuer.caPem, servername: 'mail.example.test' };
    for (const port of [sandbox.smtp.implicit, sandbox.imap.implicit]) {
      expect((await greet(port, known)).certificate?.fingerprint256).toBe(certificate.fingerprint256);
      await expect(greet(port, { ...known, minVersion: 'TLSv1.3' })).rejects.toMatchObject({
        code: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
      });
    }
  });

  test.each(['smtp', 'imap'] as const)('asks for a client certificate over %s when told to', async (protocol) => {
    await using issuer = await startSandbox();
    const client = await issuer.authority.issue({ commonName: 'client', isClient: true });
    await using sandbox = await startSandbox({
      tls: { requestCert: true, rejectUnauthorized: true, ca: issuer.caPem },
    });
    const known = { ca: sandbox.caPem, servername: 'localhost' };
    const shown = { ...known, cert: client.chainPem, key: client.privateKeyPem };
    expect((await greet(sandbox[protocol].implicit, shown)).line).toMatch(/ESMTP|OK/);
    await expect(greet(sandbox[protocol].implicit, known)).rejects.toMatchObject({
      code: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
    });
  });

  test('has one user with four mailboxes, or those that it is given', async () => {
    await using one = await startSandbox();
    expect(one.users.map(({ username, address, mailboxes }) => [username, address, ...mailboxes.keys()])).toEqual([
      ['probe@sandbox.test', 'probe@sandbox.test', 'INBOX', 'Junk', 'Sent', 'Trash'],
    ]);
    await using other = await startSandbox({
      users: [
        { username: 'a', password: 'x', mailboxes: [{ name: 'Spam', specialUse: '\\Junk' }] },
        { username: 'b@c.d', password: 'y', address: 'e@f.g' },
      ],
    });
    expect(
      other.users.map(({ address, mailboxes }) => [
        address,
        [...mailboxes.values()].map(({ name, specialUse }) => [name, specialUse]),
      ]),
    ).toEqual([
      [
        'a@sandbox.test',
        [
          ['INBOX', undefined],
          ['Spam', '\\Junk'],
        ],
      ],
      [
        'e@f.g',
        [
          ['INBOX', undefined],
          ['Junk', '\\Junk'],
          ['Sent', '\\Sent'],
          ['Trash', '\\Trash'],
        ],
      ],
    ]);
  });
});

describe('deliver', () => {
  test('composes a message, or takes it as it is', async () => {
    await using sandbox = await startSandbox({
      users: [
        { username: 'a', password: 'x' },
        { username: 'b', password: 'y' },
      ],
    });
    const composed = sandbox.deliver({ headers: { Subject: 'S', 'X-A': '1' }, body: 'B' });
    expect(composed.raw.toString()).toBe('From: someone@example.org\r\nSubject: S\r\nX-A: 1\r\n\r\nB');
    const raw = Buffer.from([1, 0xff]);
    const stored = sandbox.deliver({
      to: 'b@sandbox.test',
      mailbox: 'New',
      raw,
      flags: ['\\Seen'],
      internalDate: new Date(0),
    });
    expect(stored).toEqual({ uid: 1, raw, flags: new Set(['\\Seen']), internalDate: new Date(0) });
    expect(sandbox.users[1]?.mailboxes.get('New')?.messages).toEqual([stored]);
    expect(() => sandbox.deliver({ to: 'nobody@sandbox.test' })).toThrow('no user nobody@sandbox.test');
  });
});

describe('close', () => {
  const hello = '\x16\x03\x01';
  const states: [string, 'smtp' | 'imap', TlsMode, ...string[]][] = [
    ['before the handshake', 'smtp', 'implicit'],
    ['before the handshake', 'imap', 'implicit'],
    ['in the middle of the handshake', 'smtp', 'implicit', hello],
    ['in the middle of the handshake', 'imap', 'implicit', hello],
    ['after the greeting', 'smtp', 'plain'],
    ['after the greeting', 'imap', 'plain'],
    ['after STARTTLS', 'smtp', 'starttls', 'EHLO x\r\n', 'STARTTLS\r\n'],
    ['after STARTTLS', 'imap', 'starttls', 'a STARTTLS\r\n'],
    ['in the middle of the second handshake', 'smtp', 'starttls', 'EHLO x\r\n', 'STARTTLS\r\n', hello],
    ['in the middle of the second handshake', 'imap', 'starttls', 'a STARTTLS\r\n', hello],
    ['in the middle of a literal', 'imap', 'plain', 'a LOGIN {9}\r\n', 'x'],
  ];

  test.each(states)('cuts a connection %s over %s', async (_, protocol, mode, ...steps) => {
    const sandbox = await startSandbox();
    const socket = connect(sandbox[protocol][mode], '127.0.0.1');
    const closed = new Promise((done) => socket.on('error', () => {}).once('close', done));
    await once(socket, mode === 'implicit' ? 'connect' : 'data');
    for (const step of steps) {
      socket.write(step);
      if (step.endsWith('\r\n')) await once(socket, 'data');
    }
    await sandbox.close();
    await closed;
    const refused = connect(sandbox[protocol][mode], '127.0.0.1');
    await expect(once(refused, 'connect')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  test('cuts a session in IDLE, and stops watching the mailbox', async () => {
    const sandbox = await startSandbox();
    await using client = await RawImap.select(sandbox);
    client.write('a IDLE\r\n');
    await client.line();
    const watchers = sandbox.users[0]?.mailboxes.get('INBOX')?.watchers;
    expect(watchers?.size).toBe(1);
    await sandbox[Symbol.asyncDispose]();
    await client.closed();
    await expect.poll(() => watchers?.size).toBe(0);
  });

  test('lets the process end, even with a message on its way and clients that stay', async () => {
    const script = `
      const { startSandbox } = await import(${JSON.stringify(MODULE)});
      const { connect } = await import('node:net');
      const sandbox = await startSandbox({ delivery: { delayMs: 3_600_000 }, smtp: { isLoginRequired: false } });
      const [user] = sandbox.users;
      const lines = ['EHLO x', 'MAIL FROM:<>', 'RCPT TO:<' + user.address + '>', 'DATA', 'A: b', '', '.', ''];
      const sender = connect(sandbox.smtp.plain, '127.0.0.1');
      sender.once('data', () => sender.write(lines.join('\\r\\n')));
      connect(sandbox.imap.plain, '127.0.0.1').resume();
      connect(sandbox.imap.implicit, '127.0.0.1').resume();
      sender.on('data', async (chunk) => {
        if (!chunk.includes('Queued')) return;
        await sandbox.close();
        console.log('closed');
      });
    `;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
    expect(stdout).toBe('closed\n');
  });
});
