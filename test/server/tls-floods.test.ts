/**
 * ATK-F: floods below the data event. OpenSSL plays the server, since Node can send no key updates: it keeps TLS busy
 * while it says nothing, and the run ends as a flood, long before its limits.
 */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LONG_LIMITS, runProbe } from '../support/scripted/run-probe.ts';
import { testAuthority, usualCertificate } from '../support/scripted/test-authority.ts';
import { describeIfFound, type Found } from '../support/servers/describe-if-found.ts';

const OPENSSL = '/usr/bin/openssl';
const found: Found = existsSync(OPENSSL) ? { installed: true } : { installed: false, missing: ['openssl'] };

let folder = '';
let ca = '';

beforeAll(async () => {
  const { chainPem, privateKeyPem } = await usualCertificate();
  ca = (await testAuthority()).certificatePem;
  folder = mkdtempSync(join(tmpdir(), 'mail-probe-openssl-'));
  writeFileSync(join(folder, 'server.pem'), `${chainPem}\n${privateKeyPem}`);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `openssl s_server`: what is written to its input is sent, but for lines that are commands such as `k`. */
interface Server extends Disposable {
  readonly port: number;
  readonly child: ChildProcessWithoutNullStreams;
}

async function startServer(...more: readonly string[]): Promise<Server> {
  const args = ['s_server', '-accept', '127.0.0.1:0', '-cert', join(folder, 'server.pem'), '-crlf', ...more];
  const child = spawn(OPENSSL, args);
  child.stdin.on('error', () => {});
  let said = '';
  for (;;) {
    const [chunk] = await once(child.stdout, 'data');
    said += String(chunk);
    const port = Number(/ACCEPT 127\.0\.0\.1:(\d+)/.exec(said)?.[1] ?? 0);
    if (port > 0) return { port, child, [Symbol.dispose]: () => void child.kill('SIGKILL') };
  }
}

/** Writes a command again and again, as fast as it is read. Rejects when the server has gone. */
async function flood({ child }: Server, command: string): Promise<void> {
  child.stdin.write('* OK Ready\n');
  const piece = `${command}\n`.repeat(1000);
  while (child.exitCode === null && child.stdin.writable) {
    if (!child.stdin.write(piece)) await Promise.race([once(child.stdin, 'drain'), once(child, 'close')]);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function login(port: number): ReturnType<typeof runProbe> {
  const target = { host: 'mail.test', port: String(port), 'tls-mode': 'implicit', 'tls-ca': ca };
  return runProbe({ mode: 'imap-login', ...target, ...LONG_LIMITS });
}

describeIfFound(found, 'a server that keeps TLS busy', () => {
  describe('with TLS 1.3', () => {
    test.each([
      ['ATK-F1: key updates', 'k'],
      ['ATK-F2: key updates that ask for one in return', 'K'],
    ])('%s', async (_what, command) => {
      using server = await startServer('-tls1_3');
      const report = login(server.port);
      await once(server.child.stdout, 'data');
      flood(server, command).catch(() => {});
      expect(await report).toMatchObject({ status: 'critical', code: 'E_PROTO_TOO_LARGE' });
      expect((await report).message).toMatch(/keeps TLS busy/);
    });

    test('ATK-F3: thousands of session tickets', async () => {
      using server = await startServer('-tls1_3', '-num_tickets', '5000');
      const report = await login(server.port);
      expect(report).toMatchObject({ status: 'critical', code: 'E_PROTO_TOO_LARGE' });
    });
  });

  test('ATK-F4: renegotiation with TLS 1.2 is refused, and the session goes on or ends', async () => {
    using server = await startServer('-tls1_2');
    const report = login(server.port);
    await once(server.child.stdout, 'data');
    flood(server, 'R').catch(() => {});
    const { status, code } = await report;
    expect(status).toBe('critical');
    expect(code).toMatch(/^E_(?:PROTO_TOO_LARGE|CONN_CLOSED|CONN_RESET|CMD_TIMEOUT|GREETING_TIMEOUT|PROTO)$/);
  });
});
