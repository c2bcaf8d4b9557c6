import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ImapSettings } from '../../../../../src/sandbox/imap-server.ts';
import { type Sandbox, startSandbox } from '../../../../../src/sandbox/sandbox.ts';
import { RawImap } from '../../raw-imap.ts';

const CREDENTIALS = { username: 'me', password: 'p w' };

function start(imap: ImapSettings = {}): Promise<Sandbox> {
  return startSandbox({ users: [{ ...CREDENTIALS, accessToken: 'tok' }], imap });
}

function base64(value: string): string {
  return Buffer.from(value).toString('base64');
}

describe('LOGIN', () => {
  test.each([
    ['quoted', 'LOGIN "me" "p w"'],
    ['as literals', 'LOGIN {2+}\r\nme {3+}\r\np w'],
  ])('takes the right password, %s, and says what can be done now', async (_, command) => {
    await using sandbox = await start();
    await using client = await RawImap.open(sandbox.imap.plain);
    const result = await client.result(command);
    expect(result).toMatch(/^OK \[CAPABILITY IMAP4rev1 .*\] Logged in$/);
    expect(result).not.toContain('AUTH=');
    expect(await client.result('LOGIN me x')).toBe('BAD Not allowed: authenticated');
  });

  test.each(['LOGIN me wrong', 'LOGIN ME "p w"', 'LOGIN nobody "p w"', 'LOGIN me ""'])(
    'refuses %s',
    async (command) => {
      await using sandbox = await start();
      await using client = await RawImap.open(sandbox.imap.plain);
      expect(await client.result(command)).toBe('NO [AUTHENTICATIONFAILED] Invalid credentials');
      expect(await client.result('SELECT INBOX')).toBe('BAD Not allowed: not authenticated');
    },
  );
});

describe('AUTHENTICATE', () => {
  const proofs = [
    ['PLAIN', '\0me\0p w', true],
    ['PLAIN', 'me\0me\0p w', true],
    ['PLAIN', 'other\0me\0p w', false],
    ['PLAIN', '\0me\0wrong', false],
    ['PLAIN', '\0me\0p w\0', false],
    ['PLAIN', '', false],
    ['XOAUTH2', 'user=me\x01auth=Bearer tok\x01\x01', true],
    ['XOAUTH2', 'user=me\x01auth=Bearer tok', false],
    ['XOAUTH2', 'user=me\x01auth=Bearer wrong\x01\x01', false],
    ['XOAUTH2', 'user=me\x01\x01', false],
    ['OAUTHBEARER', 'n,a=me,\x01host=h\x01port=1\x01auth=Bearer tok\x01\x01', true],
    ['OAUTHBEARER', 'n,a=me,\x01auth=Bearer wrong\x01\x01', false],
    ['OAUTHBEARER', 'me\x01auth=Bearer tok\x01\x01', false],
  ] as const;

  /** Answers challenges with nothing, as a client does that was refused a token, until the command is over. */
  async function finish(client: RawImap, tag: string): Promise<string> {
    for (;;) {
      const line = await client.line();
      if (line.startsWith(`${tag} `)) return line.slice(tag.length + 1);
      client.write('\r\n');
    }
  }

  test.each(proofs)('%s with %j in the command: %s', async (mechanism, proof, isRight) => {
    await using sandbox = await start();
    await using client = await RawImap.open(sandbox.imap.plain);
    client.write(`a AUTHENTICATE ${mechanism} ${base64(proof) || '='}\r\n`);
    expect(await finish(client, 'a')).toMatch(isRight ? /^OK / : /^NO \[AUTHENTICATIONFAILED\]/);
  });

  test.each(proofs)('%s with %j after the challenge: %s', async (mechanism, proof, isRight) => {
    await using sandbox = await start({ without: ['SASL-IR'] });
    await using client = await RawImap.open(sandbox.imap.plain);
    client.write(`a AUTHENTICATE ${mechanism}\r\n`);
    expect(await client.line()).toBe('+ ');
    client.write(`${base64(proof)}\r\n`);
    expect(await finish(client, 'a')).toMatch(isRight ? /^OK / : /^NO \[AUTHENTICATIONFAILED\]/);
  });

  test('says why a token is refused before it fails', async () => {
    await using sandbox = await start();
    await using client = await RawImap.open(sandbox.imap.plain);
    client.write(`a AUTHENTICATE XOAUTH2 ${base64('user=me\x01auth=Bearer x\x01\x01')}\r\n`);
    const challenge = await client.line();
    expect(JSON.parse(Buffer.from(challenge.slice(2), 'base64').toString())).toMatchObject({ status: 'invalid_token' });
    client.write('\r\n');
    expect(await client.line()).toBe('a NO [AUTHENTICATIONFAILED] Invalid credentials');
  });

  test('LOGIN asks for name and password', async () => {
    await using sandbox = await start();
    await using client = await RawImap.open(sandbox.imap.plain);
    client.write('a AUTHENTICATE LOGIN\r\n');
    expect(await client.line()).toBe(`+ ${base64('Username:')}`);
    client.write(`${base64('me')}\r\n`);
    expect(await client.line()).toBe(`+ ${base64('Password:')}`);
    client.write(`${base64('p w')}\r\n`);
    expect(await client.line()).toMatch(/^a OK /);
  });

  test('CRAM-MD5 takes a hash of its challenge, and not of another', async () => {
    await using sandbox = await start();
    await using client = await RawImap.open(sandbox.imap.plain);
    const answer = (challenge: string) => `me ${createHmac('md5', 'p w').update(challenge).digest('hex')}`;
    client.write('a AUTHENTICATE CRAM-MD5\r\n');
    const first = Buffer.from((await client.line()).slice(2), 'base64').toString();
    client.write(`${base64(answer('<other>'))}\r\n`);
    expect(await client.line()).toBe('a NO [AUTHENTICATIONFAILED] Invalid credentials');
    client.write('b AUTHENTICATE CRAM-MD5\r\n');
    const second = Buffer.from((await client.line()).slice(2), 'base64').toString();
    expect(second).not.toBe(first);
    client.write(`${base64(answer(second))}\r\n`);
    expect(await client.line()).toMatch(/^b OK /);
  });

  test('can be cancelled, and does not take nonsense', async () => {
    await using sandbox = await start();
    await using client = await RawImap.open(sandbox.imap.plain);
    for (const [answer, result] of [
      ['*', 'a BAD Login cancelled'],
      ['no base64', 'a BAD Not valid base64'],
      ['AA', 'a BAD Not valid base64'],
    ]) {
      client.write('a AUTHENTICATE PLAIN\r\n');
      await client.line();
      client.write(`${answer}\r\n`);
      expect(await client.line()).toBe(result);
    }
  });

  test('knows only the mechanisms that it names', async () => {
    await using sandbox = await start({ mechanisms: ['PLAIN'] });
    await using client = await RawImap.open(sandbox.imap.plain);
    const [list] = await client.untagged('CAPABILITY');
    expect(list?.match(/AUTH=\S+/g)).toEqual(['AUTH=PLAIN']);
    expect(await client.result('AUTHENTICATE LOGIN')).toBe('NO [CANNOT] Unknown mechanism');
    expect(await client.result('AUTHENTICATE toString')).toBe('NO [CANNOT] Unknown mechanism');
  });

  test('takes no initial response without SASL-IR', async () => {
    await using sandbox = await start({ without: ['SASL-IR'] });
    await using client = await RawImap.open(sandbox.imap.plain);
    expect(await client.result(`AUTHENTICATE PLAIN ${base64('\0me\0p w')}`)).toBe('BAD Too many arguments');
  });
});
