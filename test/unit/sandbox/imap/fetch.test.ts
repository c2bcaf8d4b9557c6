import { describe, expect, test } from 'vitest';
import type { Mailbox } from '../../../../src/sandbox/common/mailbox-store.ts';
import type { ImapSettings } from '../../../../src/sandbox/imap-server.ts';
import { type Sandbox, startSandbox } from '../../../../src/sandbox/sandbox.ts';
import { RawImap } from '../raw-imap.ts';

function start(imap: ImapSettings = {}): Promise<Sandbox> {
  return startSandbox({ users: [{ username: 'me', password: 'pw' }], imap });
}

function mailbox(sandbox: Sandbox, name = 'INBOX'): Mailbox {
  const found = sandbox.users[0]?.mailboxes.get(name);
  if (!found) throw new Error(`No mailbox ${name}`);
  return found;
}

describe('FETCH', () => {
  const raw = 'Subject: hi\r\nTo: a@b.c\r\nX-A: 1\r\n\r\nbody\r\n';

  test.each([
    ['UID', 'UID 1'],
    ['FLAGS', 'FLAGS (\\Seen $Key)'],
    ['(UID FLAGS)', 'UID 1 FLAGS (\\Seen $Key)'],
    ['INTERNALDATE', 'INTERNALDATE " 1-Feb-2026 03:04:05 +0000"'],
    ['RFC822.SIZE', 'RFC822.SIZE 40'],
    ['BODY.PEEK[]', `BODY[] {40}\r\n${raw}`],
    ['BODY.PEEK[]<13.5>', 'BODY[]<13> {5}\r\nTo: a'],
    ['BODY.PEEK[]<38.99>', 'BODY[]<38> {2}\r\n\r\n'],
    ['BODY.PEEK[]<99.5>', 'BODY[]<99> {0}\r\n'],
    ['BODY.PEEK[HEADER]', 'BODY[HEADER] {34}\r\nSubject: hi\r\nTo: a@b.c\r\nX-A: 1\r\n\r\n'],
    ['BODY.PEEK[TEXT]', 'BODY[TEXT] {6}\r\nbody\r\n'],
    ['BODY.PEEK[HEADER.FIELDS (x-a "TO")]', 'BODY[HEADER.FIELDS (x-a "TO")] {21}\r\nTo: a@b.c\r\nX-A: 1\r\n\r\n'],
    ['BODY.PEEK[HEADER.FIELDS.NOT (X-A To)]', 'BODY[HEADER.FIELDS.NOT (X-A To)] {15}\r\nSubject: hi\r\n\r\n'],
    ['BODY.PEEK[HEADER.FIELDS (None)]', 'BODY[HEADER.FIELDS (None)] {2}\r\n\r\n'],
    ['RFC822.HEADER', 'RFC822.HEADER {34}\r\nSubject: hi\r\nTo: a@b.c\r\nX-A: 1\r\n\r\n'],
    ['RFC822.TEXT', 'RFC822.TEXT {6}\r\nbody\r\n'],
    ['RFC822', `RFC822 {40}\r\n${raw}`],
    ['FAST', 'FLAGS (\\Seen $Key) INTERNALDATE " 1-Feb-2026 03:04:05 +0000" RFC822.SIZE 40'],
    ['ENVELOPE', 'ENVELOPE (NIL "hi" NIL NIL NIL ((NIL NIL "a" "b.c")) NIL NIL NIL NIL)'],
  ])('%s', async (item, expected) => {
    await using sandbox = await start();
    sandbox.deliver({ raw, flags: ['\\Seen', '$Key'], internalDate: new Date('2026-02-01T03:04:05Z') });
    await using client = await RawImap.select(sandbox, 'INBOX', 'EXAMINE');
    await client.result('SELECT INBOX');
    await client.result('SELECT INBOX');
    expect(await client.command(`FETCH 1 ${item}`)).toEqual({
      untagged: [`1 FETCH (${expected})`],
      result: 'OK FETCH completed',
    });
  });

  test('gives all parts of an envelope', async () => {
    await using sandbox = await start();
    const headers = {
      From: '"Doe, J" <j@a.b>',
      Sender: 's@a.b',
      To: 'x@y.z, U <u@v.w>',
      Cc: 'c@c.c',
      Bcc: 'b@b.b',
      Date: 'Sun, 1 Feb 2026 03:04:05 +0000',
      Subject: 'a "b"',
      'In-Reply-To': '<1@x>',
      'Message-ID': '<2@x>',
    };
    sandbox.deliver({ headers });
    await using client = await RawImap.select(sandbox);
    const from = '(("Doe, J" NIL "j" "a.b"))';
    expect(await client.untagged('FETCH 1 ENVELOPE')).toEqual([
      `1 FETCH (ENVELOPE ("Sun, 1 Feb 2026 03:04:05 +0000" "a \\"b\\"" ${from} ((NIL NIL "s" "a.b")) ${from} ((NIL NIL "x" "y.z")("U" NIL "u" "v.w")) ((NIL NIL "c" "c.c")) ((NIL NIL "b" "b.b")) "<1@x>" "<2@x>"))`,
    ]);
  });

  test('of a body marks a message as seen and says so, but not with PEEK or EXAMINE', async () => {
    await using sandbox = await start();
    sandbox.deliver({ raw: 'A: b\r\n\r\nx' });
    const flags = () => [...(mailbox(sandbox).messages[0]?.flags ?? [])];
    await using reader = await RawImap.select(sandbox, 'INBOX', 'EXAMINE');
    await reader.result('FETCH 1 BODY[]');
    await using client = await RawImap.select(sandbox);
    await client.result('FETCH 1 (BODY.PEEK[] RFC822.HEADER)');
    expect(flags()).toEqual([]);
    expect(await client.untagged('FETCH 1 BODY[TEXT]')).toEqual([
      '1 FETCH (BODY[TEXT] {1}\r\nx FLAGS (\\Seen \\Recent))',
    ]);
    expect(flags()).toEqual(['\\Seen']);
    expect(await client.untagged('FETCH 1 BODY[TEXT]')).toEqual(['1 FETCH (BODY[TEXT] {1}\r\nx)']);
  });

  test('by UID always gives the UID', async () => {
    await using sandbox = await start();
    for (const flags of [['\\Seen'], [], []]) sandbox.deliver({ flags });
    await using client = await RawImap.select(sandbox, 'INBOX', 'EXAMINE');
    expect(await client.untagged('UID FETCH 3,1,9 FLAGS')).toEqual([
      '1 FETCH (UID 1 FLAGS (\\Seen \\Recent))',
      '3 FETCH (UID 3 FLAGS (\\Recent))',
    ]);
    expect(await client.untagged('UID FETCH 9:* (UID)')).toEqual(['3 FETCH (UID 3)']);
  });

  test.each([
    'FETCH 4 FLAGS',
    'FETCH 1:4 FLAGS',
    'FETCH 0 FLAGS',
    'FETCH x FLAGS',
    'FETCH 1',
    'FETCH 1 FOO',
    'FETCH 1 ()',
    'FETCH 1 BODY[1]',
    'FETCH 1 FLAGS UID',
    'FETCH 1 BODY[HEADER.FIELDS ()]',
  ])('refuses %s', async (command) => {
    await using sandbox = await start();
    for (let count = 0; count < 3; count += 1) sandbox.deliver({});
    await using client = await RawImap.select(sandbox);
    expect(await client.result(command)).toMatch(/^BAD /);
  });

  test('of everything in an empty mailbox gives nothing', async () => {
    await using sandbox = await start();
    await using client = await RawImap.select(sandbox);
    expect(await client.command('FETCH 1:* FLAGS')).toEqual({ untagged: [], result: 'OK FETCH completed' });
  });
});
