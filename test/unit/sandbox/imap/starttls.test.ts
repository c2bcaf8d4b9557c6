import { describe, expect, test } from 'vitest';
import type { ImapSettings } from '../../../../src/sandbox/imap-server.ts';
import { type Sandbox, startSandbox } from '../../../../src/sandbox/sandbox.ts';
import { exchange, RawImap } from '../raw-imap.ts';

const CREDENTIALS = { username: 'me', password: 'p w' };

function start(imap: ImapSettings = {}): Promise<Sandbox> {
  return startSandbox({ users: [{ ...CREDENTIALS, accessToken: 'tok' }], imap });
}

function base64(value: string): string {
  return Buffer.from(value).toString('base64');
}

describe('STARTTLS', () => {
  test('must come before login', async () => {
    await using sandbox = await start();
    await using client = await RawImap.open(sandbox.imap.starttls);
    const [before] = await client.untagged('CAPABILITY');
    expect(before).toMatch(/ STARTTLS LOGINDISABLED$/);
    expect(before).not.toContain('AUTH=');
    for (const command of ['LOGIN me "p w"', `AUTHENTICATE PLAIN ${base64('\0me\0p w')}`]) {
      expect(await client.result(command)).toBe('NO [PRIVACYREQUIRED] Begin TLS first');
    }
    expect(await client.result('STARTTLS')).toBe('OK Begin TLS now');
    await client.beginTls(sandbox.caPem);
    const [after] = await client.untagged('CAPABILITY');
    expect(after).not.toMatch(/STARTTLS|LOGINDISABLED/);
    expect(await client.result('STARTTLS')).toBe('BAD TLS is already active');
    expect(await client.result('LOGIN me "p w"')).toMatch(/^OK /);
    expect(await client.result('STARTTLS')).toBe('BAD Not allowed: authenticated');
  });

  test('forgets what was sent along with it', async () => {
    await using sandbox = await start();
    await using client = await RawImap.open(sandbox.imap.starttls);
    client.write('a STARTTLS\r\nevil NOOP\r\n');
    expect(await client.line()).toBe('a OK Begin TLS now');
    await client.beginTls(sandbox.caPem);
    expect(await client.result('NOOP')).toBe('OK NOOP completed');
    expect(sandbox.imap.log.map(({ line }) => line)).toEqual(['a STARTTLS', 't1 NOOP']);
  });

  test.each([
    ['switched off', 'starttls', { without: ['STARTTLS'] }],
    ['not offered without TLS', 'plain', {}],
  ] as const)('is unknown where it is %s, and login is open', async (_, mode, settings) => {
    await using sandbox = await start(settings);
    await using client = await RawImap.open(sandbox.imap[mode]);
    expect(await client.result('STARTTLS')).toBe('BAD Unknown command');
    expect(await client.result('LOGIN me "p w"')).toMatch(/^OK /);
  });

  test('a client that does not shake hands is dropped and harms nobody', async () => {
    await using sandbox = await start();
    expect(await exchange(sandbox.imap.implicit, 'a LOGIN me x\r\n')).not.toContain('OK');
    expect(sandbox.imap.log).toEqual([]);
    await using client = await RawImap.open(sandbox.imap.starttls);
    await client.result('STARTTLS');
    client.write('b NOOP\r\n\r\n\r\n');
    await client.closed();
  });
});
