import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
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

describe('before login', () => {
  test('greets with its capabilities, which CAPABILITY repeats', async () => {
    await using sandbox = await start();
    const said = await exchange(sandbox.imap.plain, 'a CAPABILITY\r\nb LOGOUT\r\n');
    const [greeting, capability, done, bye, last] = said.split('\r\n');
    const [, list] = /^\* OK \[CAPABILITY (.*)\] /.exec(greeting ?? '') ?? [];
    expect(list).toMatch(/^IMAP4rev1 .*\bUIDPLUS\b.* AUTH=PLAIN\b/);
    expect(list).not.toMatch(/STARTTLS|LOGINDISABLED/);
    expect(capability).toBe(`* CAPABILITY ${list}`);
    expect([done, bye, last]).toEqual(['a OK CAPABILITY completed', '* BYE Logging out', 'b OK LOGOUT completed']);
  });

  test('allows nothing that needs a user or a mailbox', async () => {
    await using sandbox = await start();
    await using client = await RawImap.open(sandbox.imap.plain);
    for (const command of ['SELECT INBOX', 'LIST "" *', 'FETCH 1 FLAGS', 'EXPUNGE', 'IDLE', 'ENABLE X']) {
      expect(await client.result(command)).toBe('BAD Not allowed: not authenticated');
    }
  });

  test.each(['FROBNICATE', 'UID', 'UID NOOP', 'constructor', 'toString'])('does not know %s', async (verb) => {
    await using sandbox = await start();
    await using client = await RawImap.open(sandbox.imap.plain);
    expect(await client.result(verb)).toBe('BAD Unknown command');
  });

  test('answers nonsense without a tag, and goes on', async () => {
    await using sandbox = await start();
    expect(await exchange(sandbox.imap.plain, '\r\n* x\r\na\r\nb NOOP x\r\nc NOOP\r\n')).toMatch(
      /^.*\r\n\* BAD Tag missing\r\n\* BAD Tag missing\r\n\* BAD Tag missing\r\nb BAD Too many arguments\r\nc OK NOOP completed\r\n/,
    );
  });

  test('answers ID to a list and to NIL', async () => {
    await using sandbox = await start();
    await using client = await RawImap.open(sandbox.imap.plain);
    for (const command of ['ID NIL', 'ID ("name" "x" "version" NIL)']) {
      expect(await client.command(command)).toEqual({
        untagged: ['ID ("name" "Mail Probe sandbox")'],
        result: 'OK ID completed',
      });
    }
    expect(await client.result('ID')).toBe('BAD List or NIL expected');
  });
});

describe('LOGOUT', () => {
  test('lets go of the connection, whatever the client still has to say', async () => {
    const sockets = () => process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;
    await using sandbox = await start();
    const before = sockets();
    const socket = connect({ port: sandbox.imap.plain, host: '127.0.0.1', allowHalfOpen: true });
    socket.write('a LOGOUT\r\n');
    expect(await text(socket)).toMatch(/\r\n\* BYE Logging out\r\na OK LOGOUT completed\r\n$/);
    expect(sockets()).toBe(before + 2);
    socket.end('b NOOP\r\n');
    await expect.poll(sockets).toBe(before);
  });
});

describe('commands', () => {
  test('sent ahead are answered one by one, in order', async () => {
    await using sandbox = await start();
    const said = await exchange(
      sandbox.imap.plain,
      'a LOGIN {2}\r\nme {3}\r\np w\r\nb SELECT INBOX\r\nc CREATE x\r\nd STATUS x (MESSAGES)\r\ne LOGOUT\r\nf NOOP\r\n',
    );
    const tags = said.match(/^[a-z] (OK|NO|BAD)/gm);
    expect(tags).toEqual(['a OK', 'b OK', 'c OK', 'd OK', 'e OK']);
  });

  test('are answered when the client has said all, however long that takes', async () => {
    const turns = Array.from({ length: 10 });
    await using sandbox = await start({
      async onCommand() {
        for (const _ of turns) await new Promise((next) => setImmediate(next));
        return undefined;
      },
    });
    expect(await exchange(sandbox.imap.plain, 'a NOOP\r\nb NOOP\r\n')).toMatch(/\r\na OK .*\r\nb OK .*\r\n$/);
  });

  test('may come in pieces of one byte', async () => {
    await using sandbox = await start();
    await using client = await RawImap.open(sandbox.imap.plain);
    for (const byte of Buffer.from('a LOGIN {2+}\r\nme "p w"\r\n')) client.write(Buffer.from([byte]));
    expect(await client.line()).toMatch(/^a OK /);
  });

  test('wait for a literal only after asking for it', async () => {
    await using sandbox = await start();
    await using client = await RawImap.open(sandbox.imap.plain);
    client.write('a LOGIN {2}\r\n');
    expect(await client.line()).toBe('+ Go on');
    client.write('me {3}\r\n');
    expect(await client.line()).toBe('+ Go on');
    client.write('p w\r\n');
    expect(await client.line()).toMatch(/^a OK /);
  });

  test('may end in a bare line feed', async () => {
    await using sandbox = await start();
    expect(await exchange(sandbox.imap.plain, 'a NOOP\nb LOGOUT\n')).toContain('\r\na OK NOOP completed\r\n');
  });

  test('with a literal that is too large are refused before it is sent', async () => {
    await using sandbox = await start({ maxLiteralBytes: 10 });
    await using client = await RawImap.open(sandbox.imap.plain);
    expect(await client.result('LOGIN {11}')).toBe('NO [TOOBIG] Literal too large');
    expect(await client.result('LOGIN {10+}\r\n1234567890 x')).toMatch(/^NO \[AUTHENTICATIONFAILED\]/);
  });

  test('with a literal that is too large and on its way end the session', async () => {
    await using sandbox = await start({ maxLiteralBytes: 10 });
    await using client = await RawImap.open(sandbox.imap.plain);
    client.write('a LOGIN {11+}\r\n');
    expect(await client.line()).toBe('* BYE [TOOBIG] Literal too large');
    await client.closed();
  });

  test('that never end, end the session', async () => {
    await using sandbox = await start();
    await using client = await RawImap.open(sandbox.imap.plain);
    client.write('x'.repeat(70_000));
    expect(await client.line()).toBe('* BYE Line too long');
    await client.closed();
  });

  test('take {5+} for text without LITERAL+', async () => {
    await using sandbox = await start({ without: ['LITERAL+'] });
    await using client = await RawImap.open(sandbox.imap.plain);
    client.write('a LOGIN {2+}\r\nb NOOP\r\n');
    expect(await client.line()).toMatch(/^a BAD /);
    expect(await client.line()).toBe('b OK NOOP completed');
  });

  test('are logged as they came, with where they came from', async () => {
    await using sandbox = await start();
    await exchange(sandbox.imap.plain, 'a LOGIN {2+}\r\nme "p w"\r\nb logout\r\n');
    await using second = await RawImap.open(sandbox.imap.starttls);
    await second.result('STARTTLS');
    await second.beginTls(sandbox.caPem);
    second.write('x AUTHENTICATE PLAIN\r\n');
    await second.line();
    second.write(`${base64('\0me\0p w')}\r\n`);
    await second.line();
    expect(sandbox.imap.log).toEqual([
      { session: 1, mode: 'plain', isSecure: false, line: 'a LOGIN {2+}\r\nme "p w"' },
      { session: 1, mode: 'plain', isSecure: false, line: 'b logout' },
      { session: 2, mode: 'starttls', isSecure: false, line: 't1 STARTTLS' },
      { session: 2, mode: 'starttls', isSecure: true, line: 'x AUTHENTICATE PLAIN' },
      { session: 2, mode: 'starttls', isSecure: true, line: base64('\0me\0p w') },
    ]);
  });
});

describe('onCommand', () => {
  test('answers in place of the server, which does nothing then', async () => {
    const heard: string[] = [];
    await using sandbox = await start({
      onCommand(verb, line) {
        heard.push(`${verb}: ${line}`);
        return verb === 'LOGIN' ? '* OK [ALERT] Closed for today\nNO [UNAVAILABLE] Come back later' : undefined;
      },
    });
    await using client = await RawImap.open(sandbox.imap.plain);
    expect(await client.command('LOGIN me "p w"')).toEqual({
      untagged: ['OK [ALERT] Closed for today'],
      result: 'NO [UNAVAILABLE] Come back later',
    });
    expect(await client.result('SELECT INBOX')).toBe('BAD Not allowed: not authenticated');
    expect(heard).toEqual(['LOGIN: t1 LOGIN me "p w"', 'SELECT: t2 SELECT INBOX']);
  });

  test('leaves a command without an answer', async () => {
    await using sandbox = await start({ onCommand: (verb) => (verb === 'CAPABILITY' ? '' : undefined) });
    const said = await exchange(sandbox.imap.plain, 'a CAPABILITY\r\nb NOOP\r\n');
    expect(said.split('\r\n').slice(1)).toEqual(['b OK NOOP completed', '']);
  });

  test('holds a command as long as it likes', async () => {
    const gate = Promise.withResolvers<undefined>();
    await using sandbox = await start({ onCommand: () => gate.promise });
    await using client = await RawImap.open(sandbox.imap.plain);
    const answer = client.result('NOOP');
    await expect.poll(() => sandbox.imap.log.length).toBe(1);
    expect(await Promise.race([answer, 'none yet'])).toBe('none yet');
    gate.resolve(undefined);
    expect(await answer).toBe('OK NOOP completed');
  });

  test('cuts the connection', async () => {
    await using sandbox = await start({ onCommand: (verb) => (verb === 'NOOP' ? 'drop' : undefined) });
    expect(await exchange(sandbox.imap.plain, 'a NOOP\r\n').catch(() => '')).not.toContain('a ');
  });

  test('that throws fails the server, which says so when it is closed', async () => {
    const sandbox = await start({
      onCommand() {
        throw new TypeError('a fault in the test');
      },
    });
    await exchange(sandbox.imap.plain, 'a NOOP\r\n').catch(() => '');
    await expect(sandbox.close()).rejects.toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ message: 'a fault in the test' })] }),
    );
  });
});
