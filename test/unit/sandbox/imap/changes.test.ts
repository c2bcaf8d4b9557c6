import { describe, expect, test } from 'vitest';
import { type Mailbox, setFlags } from '../../../../src/sandbox/common/mailbox-store.ts';
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

describe('what others do', () => {
  test('is not found by a search before it was announced', async () => {
    await using sandbox = await start();
    sandbox.deliver({ headers: { 'X-Token': 'old' } });
    await using client = await RawImap.select(sandbox);
    sandbox.deliver({ headers: { 'X-Token': 'new' } });
    for (let attempt = 0; attempt < 3; attempt += 1) {
      expect(await client.untagged('UID SEARCH HEADER X-Token new')).toEqual(['SEARCH']);
    }
    expect(await client.untagged('UID SEARCH ALL')).toEqual(['SEARCH 1']);
    expect(await client.untagged('UID FETCH 1:* UID')).toEqual(['1 FETCH (UID 1)']);
    expect(await client.untagged('NOOP')).toEqual(['2 EXISTS', '2 RECENT']);
    expect(await client.untagged('UID SEARCH HEADER X-Token new')).toEqual(['SEARCH 2']);
    expect(await client.untagged('NOOP')).toEqual([]);
  });

  test('is found after the mailbox was opened again', async () => {
    await using sandbox = await start();
    await using client = await RawImap.select(sandbox);
    sandbox.deliver({});
    await client.result('EXAMINE INBOX');
    expect(await client.untagged('SEARCH ALL')).toEqual(['SEARCH 1']);
  });

  test('is announced in order: what is gone, what is there, what has changed', async () => {
    await using sandbox = await start();
    for (let count = 0; count < 3; count += 1) sandbox.deliver({});
    await using client = await RawImap.select(sandbox);
    const [, second] = mailbox(sandbox).messages;
    if (second) setFlags(mailbox(sandbox), second, ['\\Flagged']);
    await using other = await RawImap.select(sandbox);
    await other.result('STORE 1 +FLAGS (\\Deleted)');
    await other.result('EXPUNGE');
    setFlags(mailbox(sandbox), sandbox.deliver({}), ['\\Flagged']);
    expect(await client.untagged('NOOP')).toEqual([
      '1 EXPUNGE',
      '3 EXISTS',
      '3 RECENT',
      '1 FETCH (FLAGS (\\Flagged \\Recent))',
    ]);
  });

  test('is unknown when it came and went between two announcements', async () => {
    await using sandbox = await start();
    await using client = await RawImap.select(sandbox);
    await using other = await RawImap.select(sandbox);
    await other.result('APPEND INBOX (\\Deleted) {1+}\r\nx');
    await other.result('EXPUNGE');
    expect(await client.untagged('NOOP')).toEqual([]);
  });

  test('is announced during IDLE as it happens', async () => {
    await using sandbox = await start();
    await using client = await RawImap.select(sandbox);
    sandbox.deliver({});
    client.write('a IDLE\r\n');
    expect(await client.line()).toBe('+ Idling');
    expect([await client.line(), await client.line()]).toEqual(['* 1 EXISTS', '* 1 RECENT']);
    const message = sandbox.deliver({});
    expect([await client.line(), await client.line()]).toEqual(['* 2 EXISTS', '* 2 RECENT']);
    setFlags(mailbox(sandbox), message, ['\\Seen']);
    expect(await client.line()).toBe('* 2 FETCH (FLAGS (\\Seen \\Recent))');
    client.write('done\r\n');
    expect(await client.line()).toBe('a OK IDLE completed');
    sandbox.deliver({});
    expect(await client.untagged('SEARCH ALL')).toEqual(['SEARCH 1 2']);
  });

  test('IDLE ends only with DONE', async () => {
    await using sandbox = await start();
    await using client = await RawImap.select(sandbox);
    client.write('a IDLE\r\nb NOOP\r\n');
    expect([await client.line(), await client.line()]).toEqual(['+ Idling', 'a BAD DONE expected']);
  });

  test('a mailbox that is deleted is empty for those who have it open', async () => {
    await using sandbox = await start();
    sandbox.deliver({ mailbox: 'Trash' });
    await using client = await RawImap.select(sandbox, 'Trash');
    await using other = await RawImap.select(sandbox);
    await other.result('DELETE Trash');
    expect(await client.untagged('NOOP')).toEqual(['1 EXPUNGE']);
  });
});
