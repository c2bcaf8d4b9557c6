import { describe, expect, test } from 'vitest';
import type { Mailbox } from '../../../../../src/sandbox/common/mailbox-store.ts';
import type { ImapSettings } from '../../../../../src/sandbox/imap-server.ts';
import { type Sandbox, startSandbox } from '../../../../../src/sandbox/sandbox.ts';
import { RawImap } from '../../raw-imap.ts';

function start(imap: ImapSettings = {}): Promise<Sandbox> {
  return startSandbox({ users: [{ username: 'me', password: 'pw' }], imap });
}

function mailbox(sandbox: Sandbox, name = 'INBOX'): Mailbox {
  const found = sandbox.users[0]?.mailboxes.get(name);
  if (!found) throw new Error(`No mailbox ${name}`);
  return found;
}

function uids(sandbox: Sandbox, name?: string): number[] {
  return mailbox(sandbox, name).messages.map(({ uid }) => uid);
}

describe('STORE', () => {
  test('sets, adds and takes away flags, and says so', async () => {
    await using sandbox = await start();
    sandbox.deliver({});
    await using first = await RawImap.select(sandbox);
    await using client = await RawImap.select(sandbox);
    expect(await client.untagged('STORE 1 FLAGS (\\seen $Key)')).toEqual(['1 FETCH (FLAGS (\\Seen $Key))']);
    expect(await client.untagged('STORE 1 +FLAGS \\Deleted \\Seen')).toEqual([
      '1 FETCH (FLAGS (\\Seen $Key \\Deleted))',
    ]);
    expect(await client.untagged('UID STORE 1 -FLAGS (\\Seen)')).toEqual(['1 FETCH (UID 1 FLAGS ($Key \\Deleted))']);
    expect(await client.command('STORE 1 FLAGS.SILENT ()')).toEqual({ untagged: [], result: 'OK STORE completed' });
    expect([...(mailbox(sandbox).messages[0]?.flags ?? [])]).toEqual([]);
    expect(await client.untagged('NOOP')).toEqual([]);
    expect(await first.untagged('NOOP')).toEqual(['1 FETCH (FLAGS (\\Recent))']);
    expect(await first.untagged('NOOP')).toEqual([]);
  });

  test.each([
    'STORE 1 FLAGS (\\Recent)',
    'STORE 1 FLAGS (\\Foo)',
    'STORE 1 FOO (\\Seen)',
    'STORE 1 FLAGS',
    'STORE 9 FLAGS ()',
  ])('refuses %s', async (command) => {
    await using sandbox = await start();
    sandbox.deliver({});
    await using client = await RawImap.select(sandbox);
    expect(await client.result(command)).toMatch(/^BAD /);
  });
});

describe('a mailbox that was opened with EXAMINE', () => {
  test.each(['STORE 1 +FLAGS (\\Seen)', 'UID STORE 1 +FLAGS (\\Seen)', 'EXPUNGE', 'UID EXPUNGE 1'])(
    'refuses %s',
    async (command) => {
      await using sandbox = await start();
      sandbox.deliver({ flags: ['\\Deleted'] });
      await using client = await RawImap.select(sandbox, 'INBOX', 'EXAMINE');
      expect(await client.result(command)).toBe('NO Mailbox is read-only');
      expect(mailbox(sandbox).messages.map(({ uid, flags }) => [uid, ...flags])).toEqual([[1, '\\Deleted']]);
    },
  );
});

describe('EXPUNGE', () => {
  async function withThreeDeleted(imap: ImapSettings = {}): Promise<Sandbox> {
    const sandbox = await start(imap);
    for (const flags of [['\\Deleted'], [], ['\\Deleted'], ['\\Deleted'], []]) sandbox.deliver({ flags });
    return sandbox;
  }

  test('destroys all that are marked as deleted, and counts down as it does', async () => {
    await using sandbox = await withThreeDeleted();
    await using client = await RawImap.select(sandbox);
    expect(await client.untagged('EXPUNGE')).toEqual(['1 EXPUNGE', '2 EXPUNGE', '2 EXPUNGE']);
    expect(uids(sandbox)).toEqual([2, 5]);
  });

  test('by UID leaves the others that are marked as deleted', async () => {
    await using sandbox = await withThreeDeleted();
    await using client = await RawImap.select(sandbox);
    expect(await client.command('UID EXPUNGE 2:3')).toEqual({
      untagged: ['3 EXPUNGE'],
      result: 'OK UID EXPUNGE completed',
    });
    expect(uids(sandbox)).toEqual([1, 2, 4, 5]);
  });

  test('by UID is unknown without UIDPLUS', async () => {
    await using sandbox = await withThreeDeleted({ without: ['UIDPLUS'] });
    await using client = await RawImap.select(sandbox);
    expect(await client.result('UID EXPUNGE 1')).toBe('BAD Unknown command');
    expect(uids(sandbox)).toEqual([1, 2, 3, 4, 5]);
  });

  test('shows in other sessions only when they are ready', async () => {
    await using sandbox = await withThreeDeleted();
    await using other = await RawImap.select(sandbox, 'INBOX', 'EXAMINE');
    await using client = await RawImap.select(sandbox);
    await client.result('EXPUNGE');
    expect(await other.untagged('FETCH 5 UID')).toEqual(['5 FETCH (UID 5)']);
    expect(await other.untagged('CHECK')).toEqual(['1 EXPUNGE', '2 EXPUNGE', '2 EXPUNGE']);
    expect(await other.untagged('FETCH 1:* UID')).toEqual(['1 FETCH (UID 2)', '2 FETCH (UID 5)']);
  });

  test('does not give a UID away again', async () => {
    await using sandbox = await withThreeDeleted();
    await using client = await RawImap.select(sandbox);
    await client.result('STORE 1:* +FLAGS (\\Deleted)');
    await client.result('EXPUNGE');
    sandbox.deliver({});
    expect(await client.untagged('NOOP')).toEqual(['1 EXISTS', '1 RECENT']);
    expect(uids(sandbox)).toEqual([6]);
  });
});

describe('APPEND', () => {
  test('stores bytes, flags and date, and gives the UID', async () => {
    await using sandbox = await start();
    await using client = await RawImap.select(sandbox);
    const command = 'APPEND Sent (\\Seen $Key) " 1-Feb-2026 03:04:05 +0100" {5+}\r\n';
    client.write(
      Buffer.concat([Buffer.from(`a ${command}`), Buffer.from([0, 0xff, 13, 10, 0x80]), Buffer.from('\r\n')]),
    );
    expect(await client.line()).toBe('a OK [APPENDUID 3 1] APPEND completed');
    expect(mailbox(sandbox, 'Sent').messages).toEqual([
      {
        uid: 1,
        raw: Buffer.from([0, 0xff, 13, 10, 0x80]),
        internalDate: new Date('2026-02-01T02:04:05Z'),
        flags: new Set(['\\Seen', '$Key']),
      },
    ]);
  });

  test('into the open mailbox shows at once', async () => {
    await using sandbox = await start();
    await using client = await RawImap.select(sandbox);
    expect(await client.command('APPEND INBOX {1+}\r\nx')).toEqual({
      untagged: ['1 EXISTS', '1 RECENT'],
      result: 'OK [APPENDUID 1 1] APPEND completed',
    });
  });

  test('gives no UID without UIDPLUS', async () => {
    await using sandbox = await start({ without: ['UIDPLUS'] });
    await using client = await RawImap.select(sandbox, 'Sent');
    expect(await client.result('APPEND INBOX {1+}\r\nx')).toBe('OK APPEND completed');
    expect(await client.result('UID COPY 1 INBOX')).toBe('OK COPY completed');
  });

  test.each([
    ['APPEND nowhere {1+}\r\nx', /^NO \[TRYCREATE\]/],
    ['APPEND INBOX', /^BAD /],
    ['APPEND INBOX x', /^BAD /],
    ['APPEND INBOX "yesterday" {1+}\r\nx', /^BAD /],
    ['APPEND INBOX (\\Recent) {1+}\r\nx', /^BAD /],
  ])('refuses %j', async (command, result) => {
    await using sandbox = await start();
    await using client = await RawImap.select(sandbox);
    expect(await client.result(command)).toMatch(result);
    expect(uids(sandbox)).toEqual([]);
  });
});

describe('COPY', () => {
  test('keeps flags and date, and gives both UIDs', async () => {
    await using sandbox = await start();
    const internalDate = new Date('2026-02-01T03:04:05Z');
    for (const raw of ['one', 'two', 'three']) sandbox.deliver({ raw, flags: ['\\Flagged'], internalDate });
    sandbox.deliver({ mailbox: 'Trash' });
    await using client = await RawImap.select(sandbox);
    expect(await client.result('UID COPY 1,3 Trash')).toBe('OK [COPYUID 4 1,3 2:3] COPY completed');
    expect(await client.result('COPY 2 Trash')).toBe('OK [COPYUID 4 2 4] COPY completed');
    expect(mailbox(sandbox, 'Trash').messages.slice(1)).toEqual(
      ['one', 'three', 'two'].map((text, index) => ({
        uid: index + 2,
        raw: Buffer.from(text),
        flags: new Set(['\\Flagged']),
        internalDate,
      })),
    );
    expect(await client.result('UID COPY 99 Trash')).toBe('OK COPY completed');
    expect(await client.result('COPY 1 nowhere')).toBe('NO [TRYCREATE] No such mailbox');
  });
});
